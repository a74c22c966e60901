namespace HrCsvSync.Mapping;

/// <summary>What an empty cell does to its attribute.</summary>
internal enum EmptyCellPolicy
{
    /// <summary>Sent as null: what the HR system no longer has, Okta forgets too.</summary>
    Clear,

    /// <summary>Not sent: Okta keeps what it has.</summary>
    Keep,
}
