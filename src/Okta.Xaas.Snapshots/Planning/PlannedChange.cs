using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots;

/// <summary>A change of a plan.</summary>
public sealed class PlannedChange
{
    /// <summary>Makes a change, for a test of code that is handed plans. A plan of it cannot be applied.</summary>
    /// <param name="change">The change.</param>
    /// <param name="action">Why it is there.</param>
    /// <param name="changedAttributes">The names of the attributes that changed; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    public PlannedChange(IdentityChange change, PlannedAction action, IReadOnlyList<string>? changedAttributes = null)
        : this(change, action, changedAttributes ?? [], state: null) => ArgumentNullException.ThrowIfNull(change);

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

    /// <summary>The same with another change in its place, such as fewer members.</summary>
    internal PlannedChange With(IdentityChange change) => new(change, Action, ChangedAttributes, State, Facts);

    /// <summary>The action, the kind and the key; never a value of a profile.</summary>
    /// <returns>For example <c>Update UserUpsert E1001 (department)</c>.</returns>
    public override string ToString() => $"{Action} {Change}{(ChangedAttributes.Count == 0 ? "" : $" ({string.Join(", ", ChangedAttributes)})")}";
}
