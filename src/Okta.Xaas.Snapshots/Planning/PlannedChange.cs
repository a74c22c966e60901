using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning;

/// <summary>A change of a plan.</summary>
public sealed class PlannedChange
{
    internal PlannedChange(IdentityChange change, PlannedAction action, IReadOnlyList<string> changedAttributes, EntityState? state, UpdateFacts? facts = null)
    {
        Facts = facts ?? UpdateFacts.None;
        Change = change;
        Action = action;
        ChangedAttributes = changedAttributes;
        State = state;
    }

    /// <summary>The change as it is handed to the synchronizer. It has the values of a profile: do not log it.</summary>
    public IdentityChange Change { get; }

    /// <summary>Why it is there.</summary>
    public PlannedAction Action { get; }

    /// <summary>The names of the attributes that changed, on an <see cref="PlannedAction.Update"/>; never their values.</summary>
    public IReadOnlyList<string> ChangedAttributes { get; }

    internal EntityState? State { get; }

    internal UpdateFacts Facts { get; }

    /// <summary>The action, the kind and the key; never a value of a profile.</summary>
    /// <returns>For example <c>Update UserUpsert E1001 (department)</c>.</returns>
    public override string ToString() => $"{Action} {Change}{(ChangedAttributes.Count == 0 ? "" : $" ({string.Join(", ", ChangedAttributes)})")}";
}
