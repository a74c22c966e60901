namespace Okta.Xaas.Snapshots;

/// <summary>What an empty cell, or a database's NULL, does to its attribute.</summary>
public enum EmptyValuePolicy
{
    /// <summary>Sent as null: what the HR system no longer has, Okta forgets too. <c>secondEmail</c>, which can't be cleared, is not sent.</summary>
    Clear,

    /// <summary>Not sent: Okta keeps what it has.</summary>
    Keep,
}
