namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>An expression that is ready to be worked out.</summary>
/// <param name="Kind">What it comes to, as far as that can be told before a row is read.</param>
/// <param name="Evaluate">Works it out.</param>
internal readonly record struct Compiled(ValueKind Kind, Func<TemplateRun, object> Evaluate)
{
    private static readonly object True = true;
    private static readonly object False = false;

    public static Compiled Constant(object value) => new(Values.KindOf(value), _ => value);

    public static Compiled Truth(Func<TemplateRun, bool> test) => new(ValueKind.Truth, run => test(run) ? True : False);
}
