namespace Okta.Xaas.Snapshots.Reporting;

/// <summary>What happened to a person in a run, or would happen by a plan.</summary>
public enum PersonOutcome
{
    /// <summary>New in Okta, or back again.</summary>
    Created,

    /// <summary>Changed in Okta, or sent again.</summary>
    Updated,

    /// <summary>In Okta as the list has it.</summary>
    Unchanged,

    /// <summary>Deactivated in Okta.</summary>
    Left,

    /// <summary>In the source, but not in the list: has left before, or comes later.</summary>
    NotActive,

    /// <summary>Left as it is in Okta, because of something else than its own record.</summary>
    Waits,

    /// <summary>Left as it is in Okta, because its record is at fault, or Okta refused it.</summary>
    Rejected,

    /// <summary>Not sent, or it is not known whether Okta took it, or Okta is still at it: the next run sends it again, where that is needed.</summary>
    NotImported,
}
