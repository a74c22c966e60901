namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What a plan is made with.</summary>
internal sealed record PlanSettings(
    string IdentitySourceId,
    byte[] Key,
    SafeguardOptions Safeguards,
    Func<SafeguardFinding, bool> Allows,
    ResendRule Resend,
    bool KeysIgnoreCase,
    string Folder,
    DateTimeOffset Now,
    Func<IAsyncEnumerable<IdentityChange>, CancellationToken, Task<SyncEstimate>> EstimateAsync,
    Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyList<string>>> NotesOnAttributesAsync,
    Action? OnRecord = null)
{
    public bool AllowsProtected => Allows(new(Safeguard.Protected, "users", 0));
}
