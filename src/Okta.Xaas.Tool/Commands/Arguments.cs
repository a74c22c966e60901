using System.CommandLine;

namespace Okta.Xaas.Tool.Commands;

/// <summary>What every argument that names something has in common.</summary>
internal static class Arguments
{
    /// <summary>Refuses blank ones, which name nobody.</summary>
    public static Argument<T> NotBlank<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) given.AddError($"{argument.Name}: a blank one names nothing.");
        });
        return argument;
    }
}
