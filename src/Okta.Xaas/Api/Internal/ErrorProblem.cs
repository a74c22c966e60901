namespace Okta.Xaas.Api.Internal;

/// <summary>Says in words what an error means for the one who set the SDK up. The body itself is never quoted.</summary>
internal static class ErrorProblem
{
    public static string? Of(ApiAnswer answer, OktaError error)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 300 and < 400) return Redirect(answer.Location);
        string?[] parts = [error.IsKnown ? null : Body(answer), Hint(status, answer.Operation)];
        var text = string.Join(". ", parts.Where(part => part is not null));
        return text.Length == 0 ? null : text;
    }

    private static string Redirect(Uri? target) => target is { IsAbsoluteUri: true }
        ? $"The answer is a redirect to {target.Host}, which is not followed: OktaDomain seems to be wrong"
        : "The answer is a redirect, which is not followed: OktaDomain seems to be wrong";

    private static string Body(ApiAnswer answer)
    {
        var first = JsonText.FirstByte(answer.Body.Span);
        if (first == 0) return answer.BodyFault is null ? "The body was empty" : "The body was cut off before its first byte";
        if (answer.IsHtml || first == (byte)'<') return "The body was HTML, likely a proxy's and not Okta's";
        return first == (byte)'{' ? "The body was JSON, but not an error of Okta's" : "The body was not JSON, so likely not Okta's";
    }

    private static string? Hint(int status, string operation) => status switch
    {
        401 => "The token is not valid, has expired, or belongs to another org: check ApiToken or OAuth, and OktaDomain",
        403 => $"The token's administrator lacks the role, or the app lacks the admin role or the scope {OrgOperations.ScopeOf(operation) ?? "okta.identitySources.manage or .read"}, for this operation",
        404 when operation is Operations.ListSessions or Operations.CreateSession =>
            "Check IdentitySourceId and OktaDomain, and that Anything-as-a-Source is enabled in the org",
        404 => "Okta does not know what was asked for; if that is not expected, check IdentitySourceId and that Anything-as-a-Source is enabled in the org",
        _ => null,
    };
}
