using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Api.Internal;

/// <summary>Okta's words for the status of a session.</summary>
internal static class SessionStatusText
{
    public static SessionStatus Parse(string? text) => text switch
    {
        "CREATED" => SessionStatus.Created,
        "IN_PROGRESS" => SessionStatus.InProgress,
        "TRIGGERED" => SessionStatus.Triggered,
        "COMPLETED" => SessionStatus.Completed,
        "ERROR" => SessionStatus.Error,
        "CLOSED" => SessionStatus.Closed,
        "EXPIRED" => SessionStatus.Expired,
        _ => SessionStatus.Unknown,
    };
}
