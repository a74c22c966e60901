namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What a template made of a row.</summary>
/// <param name="Text">The text; with a number to come, what stands before it. Empty when there is a fault.</param>
/// <param name="After">What stands after the number that <c>unique</c> puts in; null when the text is whole as it is.</param>
/// <param name="Fault">Why nothing can be made of the row, without a value of it; null when something could.</param>
internal readonly record struct Rendered(string Text, string? After = null, string? Fault = null)
{
    public static Rendered Failed(string reason) => new("", null, reason);
}
