namespace Okta.Xaas;

/// <summary>What to do about a batch that Okta refuses with 400.</summary>
public enum RejectedBatchPolicy
{
    /// <summary>The batch is halved until the changes at fault stand alone; these are listed in the result with Okta's own words, the others are imported.</summary>
    Isolate,

    /// <summary>The run fails; its open session is cancelled.</summary>
    Fail,
}
