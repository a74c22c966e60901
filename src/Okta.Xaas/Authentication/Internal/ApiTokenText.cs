namespace Okta.Xaas.Authentication.Internal;

/// <summary>Says what keeps a text from being an API token, without showing it.</summary>
internal static class ApiTokenText
{
    public static string? FaultOf(string token)
    {
        if (string.IsNullOrWhiteSpace(token)) return "is blank; create one in the Admin Console under Security > API > Tokens.";
        return token.All(c => c is > ' ' and <= '~')
            ? null
            : "has white space or characters that no token has; give the token alone, without 'SSWS', quotes or line breaks.";
    }
}
