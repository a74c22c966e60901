namespace Okta.Xaas.Http.Internal;

/// <summary>What an answer proves.</summary>
internal enum Verdict
{
    /// <summary>Nothing: it is not Okta's, whatever its status, and Okta may have done the request or not.</summary>
    Foreign,

    /// <summary>Okta has done it.</summary>
    Done,

    /// <summary>Okta has not done it.</summary>
    Refused,

    /// <summary>Nobody has let it pass.</summary>
    RateLimited,

    /// <summary>Okta has a problem of its own and may have done it or not.</summary>
    Failed,

    /// <summary>It broke off.</summary>
    CutOff,
}
