#if NETFRAMEWORK
namespace Okta.Xaas;

/// <summary>Searches that .NET Framework has under another name.</summary>
internal static class StringSearch
{
    public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;
}
#endif
