using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Okta.Xaas.Tool.Commands;

/// <summary>What arguments and options have in common.</summary>
internal static class Arguments
{
    /// <summary>Refuses blank ones, which name nobody.</summary>
    public static Argument<T> NotBlank<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given => RefuseBlank(given, argument.Name));
        return argument;
    }

    /// <inheritdoc cref="NotBlank{T}(Argument{T})" />
    public static Option<T> NotBlank<T>(this Option<T> option)
    {
        option.Validators.Add(given => RefuseBlank(given, option.Name));
        return option;
    }

    /// <summary>Refuses ids that no URL can carry.</summary>
    public static Argument<T> NotDots<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value is "." or "..") is { } dots) given.AddError($"{argument.Name}: no address can carry '{dots.Value}'.");
        });
        return argument;
    }

    /// <summary>Refuses what is no number between two others.</summary>
    public static Option<T> Within<T>(this Option<T> option, T least, T most)
        where T : struct, INumber<T>
    {
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens)
            {
                if (!T.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || !(number >= least && number <= most))
                    given.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be {least} to {most}."));
            }
        });
        return option;
    }

    private static void RefuseBlank(SymbolResult given, string name)
    {
        if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) given.AddError($"{name}: a blank one names nothing.");
    }
}
