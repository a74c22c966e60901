using System.Globalization;

namespace Okta.Xaas.Wording.Internal;

/// <summary>A number with its noun, as it is told: <c>1 change</c>, <c>1,200 changes</c>.</summary>
internal static class Amount
{
    /// <param name="number">How many.</param>
    /// <param name="one">What one is called, with its verb where that depends on the number.</param>
    /// <param name="many">What several are called; <paramref name="one"/> with an s when it is left out.</param>
    public static string Of(long number, string one, string? many = null) => $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";
}
