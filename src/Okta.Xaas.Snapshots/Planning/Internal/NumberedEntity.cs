using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>An entity with its place among those of its kind and where it stands in its source.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Row">Where it stands.</param>
/// <param name="Given">The texts that are in its profile for the first time, to be kept when it is sent.</param>
internal readonly record struct NumberedEntity(ListedEntity Entity, long Number, long Row, IReadOnlyCollection<UniqueName>? Given = null);
