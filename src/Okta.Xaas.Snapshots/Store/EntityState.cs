using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What a store keeps of an entity's profile: hashes with a key, never a value.</summary>
/// <param name="Hash">The hash of the whole profile; 16 bytes. Empty when it is not known what Okta has, which differs from every profile.</param>
/// <param name="Attributes">For each attribute 8 bytes, the name's hash and the value's, in no particular order: they tell which attributes changed.</param>
/// <param name="NameHash">The hash of a user's name in lower case; null for other kinds and for users without one.</param>
/// <param name="EmailHash">The hash of a user's e-mail in lower case; null for other kinds, and for users of whom a store of version 0.1 has none yet.</param>
[Experimental("OKTAXAAS002")]
public sealed record EntityState(byte[] Hash, byte[] Attributes, long? NameHash, long? EmailHash = null);
