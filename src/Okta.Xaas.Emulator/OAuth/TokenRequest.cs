using System.Text;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>The form that a client posts.</summary>
internal static class TokenRequest
{
    public static Dictionary<string, string> Read(EmulatedRequest request)
    {
        if (!request.Headers.TryGetValue("Content-Type", out var type) || !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            throw OAuthRefusals.NotAForm();
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Encoding.UTF8.GetString(request.Payload!).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = field.Split('=', 2);
            form[Unescape(parts[0])] = parts.Length > 1 ? Unescape(parts[1]) : "";
        }

        return form;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
