namespace Okta.Xaas;

/// <summary>What a run does with changes of users that do not fit the schema that the identity source has in Okta.</summary>
public enum SchemaCheck
{
    /// <summary>The schema is not read.</summary>
    Off,

    /// <summary>Such changes are sent all the same, and the result tells what does not fit (<see cref="SyncResult.SchemaWarnings"/>).</summary>
    Warn,

    /// <summary>Such changes are left out and listed in the result with the reason, as those are that Okta's general limits forbid.</summary>
    Enforce,
}
