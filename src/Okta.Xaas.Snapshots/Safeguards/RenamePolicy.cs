namespace Okta.Xaas.Snapshots;

/// <summary>What is done with a person who comes under another key: to Okta that is one account less and another one more.</summary>
public enum RenamePolicy
{
    /// <summary>Neither the old account's deletion nor the new one's upsert is sent, until <see cref="Safeguard.Renames"/> is allowed for a run.</summary>
    Hold,

    /// <summary>Both are sent.</summary>
    Allow,
}
