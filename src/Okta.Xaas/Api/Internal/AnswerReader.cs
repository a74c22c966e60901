using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Api.Internal;

/// <summary>Reads the answers, tolerantly: documented and observed forms differ.</summary>
internal static class AnswerReader
{
    /// <summary>For operations whose answer says no more than that it was done.</summary>
    public static object? Nothing(ApiAnswer answer) => null;

    public static IdentitySourceSessionList SessionList(ApiAnswer answer) => new(Sessions(answer), answer.Date) { RequestId = answer.RequestId, RateLimit = answer.RateLimit };

    /// <summary>One object, or an array of one: Okta's documentation and its answers disagree.</summary>
    public static IdentitySourceSession Session(ApiAnswer answer)
    {
        var sessions = Sessions(answer);
        return sessions.Count == 1 ? sessions[0] : throw answer.Unreadable("The answer could not be read: it should hold one session");
    }

    public static IReadOnlyList<IdentitySourceSession> Sessions(ApiAnswer answer)
    {
        if (IsBlank(answer)) throw Empty(answer);
        var sessions = JsonText.FirstByte(answer.Body.Span) == (byte)'['
            ? Parse(answer, ApiJsonContext.Default.ListSessionDto) ?? []
            : [Parse(answer, ApiJsonContext.Default.SessionDto)];
        return [.. sessions.Select(session => ModelMapper.Session(session) ?? throw answer.Unreadable("The answer could not be read: a session without an id"))];
    }

    public static IdentitySourceUser User(ApiAnswer answer) =>
        UserOrNull(answer) ?? throw Empty(answer);

    public static IdentitySourceUser? UserOrNull(ApiAnswer answer) =>
        Parse(answer, ApiJsonContext.Default.EntityDto) is { } user ? Map(answer, user, ModelMapper.User) : null;

    public static IdentitySourceGroup Group(ApiAnswer answer) =>
        GroupOrNull(answer) ?? throw Empty(answer);

    public static IdentitySourceGroup? GroupOrNull(ApiAnswer answer) =>
        Parse(answer, ApiJsonContext.Default.EntityDto) is { } group ? Map(answer, group, ModelMapper.Group) : null;

    public static GroupMembershipPage Memberships(ApiAnswer answer) =>
        new()
        {
            MemberExternalIds = Map(answer, Parse(answer, ApiJsonContext.Default.MembershipPageDto) ?? throw Empty(answer), ModelMapper.Members),
            NextCursor = answer.NextCursor,
            RequestId = answer.RequestId,
            RateLimit = answer.RateLimit,
        };

    private static bool IsBlank(ApiAnswer answer) => answer.BodyFault is null && JsonText.FirstByte(answer.Body.Span) == 0;

    public static OktaApiException Empty(ApiAnswer answer) => answer.Unreadable("The answer could not be read: its body was empty");

    public static T? Parse<T>(ApiAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        if (IsBlank(answer)) return null;
        return Map(answer, type, t => JsonSerializer.Deserialize(answer.Body.Span, t));
    }

    public static TResult Map<TSource, TResult>(ApiAnswer answer, TSource source, Func<TSource, TResult> map)
    {
        try
        {
            return map(source);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The parser's own message can quote the body, so it is not passed on as the text.
            var problem = answer.BodyFault is null ? "The answer could not be read: it is not the JSON that is expected" : "The answer could not be read: it was cut off";
            throw answer.Unreadable(answer.IsHtml ? "The answer could not be read: it is HTML, likely a proxy's and not Okta's" : problem, answer.BodyFault ?? exception);
        }
    }
}
