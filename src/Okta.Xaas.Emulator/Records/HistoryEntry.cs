using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Records;

/// <summary>An attribute that got another value; null stands for cleared and for never given.</summary>
internal readonly record struct AttributeChange(string Attribute, string? From, string? To);

/// <summary>A change of one user, group or device. Entries of the same one are linked, so that they are found without an index of their own.</summary>
internal sealed class HistoryEntry(EntityKind entity, string id, ChangeKind kind, Cause cause, string? groupId, AttributeChange[] changes)
{
    public EntityKey Key => new(entity, id);

    public ChangeKind Kind { get; } = kind;

    public Cause Cause { get; } = cause;

    public string? GroupId { get; } = groupId;

    public AttributeChange[] Changes { get; } = changes;

    /// <summary>About how much memory it takes.</summary>
    public int Cost => 200 + Changes.Sum(change => 48 + (2 * ((change.From?.Length ?? 0) + (change.To?.Length ?? 0))));

    public HistoryEntry? Older { get; set; }

    public HistoryEntry? Newer { get; set; }
}
