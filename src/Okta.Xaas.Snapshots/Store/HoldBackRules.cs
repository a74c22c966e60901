using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What is decided about those of whom it is not sure who they are.</summary>
[Experimental("OKTAXAAS002")]
public sealed record HoldBackRules
{
    /// <summary>Whether a user who comes under another key waits.</summary>
    public bool HoldRenames { get; init; } = true;

    /// <summary>Whether no user is deleted, so that the missing keep their user names.</summary>
    public bool UserDeletionsWait { get; init; }

    /// <summary>Users who are never deleted.</summary>
    public IReadOnlyCollection<string> ProtectedUsers { get; init; } = [];
}
