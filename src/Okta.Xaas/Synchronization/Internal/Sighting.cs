using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What the last look at a session has shown: a status, or that there is none to be had.</summary>
internal enum Sighting
{
    /// <summary>Okta gave no answer.</summary>
    Silent,

    /// <summary>Okta does not know the session.</summary>
    Gone,

    /// <summary>A status that this version does not know.</summary>
    Unknown,
    Created,
    InProgress,
    Triggered,
    Completed,
    Error,
    Closed,
    Expired,
}

internal static class Sightings
{
    public static Sighting Of(SessionStatus status) => status switch
    {
        SessionStatus.Created => Sighting.Created,
        SessionStatus.InProgress => Sighting.InProgress,
        SessionStatus.Triggered => Sighting.Triggered,
        SessionStatus.Completed => Sighting.Completed,
        SessionStatus.Error => Sighting.Error,
        SessionStatus.Closed => Sighting.Closed,
        SessionStatus.Expired => Sighting.Expired,
        _ => Sighting.Unknown,
    };
}
