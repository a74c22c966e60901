namespace Okta.Xaas.Feeds.Employment;

/// <summary>Whether the date or the status says that a person has left.</summary>
public enum LeavingDecision
{
    /// <summary>The date, where the record has one: who has given notice stays until then, whatever the status says. Otherwise the status.</summary>
    Date,

    /// <summary>The status alone: who was hired again stays, although an old date stands there.</summary>
    Status,

    /// <summary>Both must say so: who has a leaver's status stays until the date, and an old date of somebody who is active does not count.</summary>
    Both,
}
