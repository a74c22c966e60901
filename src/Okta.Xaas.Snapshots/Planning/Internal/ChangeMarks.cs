using System.Security.Cryptography;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>By what a change is recognised, of memberships one member's: a hash with the store's key over what it does to whom, with which profile.</summary>
internal readonly record struct ChangeMark(ulong Low, ulong High);

/// <summary>Marks changes. Used by one caller at a time.</summary>
internal sealed class ChangeMarks(byte[] key) : IDisposable
{
    private readonly HMACSHA256 _hmac = new(key);
    private readonly ByteWriter _writer = new();

    /// <summary>The marks of a change: one, or one for each of its members, in their order, as the members of a large group are in several changes.</summary>
    public IEnumerable<ChangeMark> Of(PlannedChange planned) => planned.Change is MembershipChange membership
        ? membership.MemberExternalIds.Select(member => Of(planned.Change, member, []))
        : [Of(planned.Change, null, planned.State?.Hash ?? [])];

    public void Dispose() => _hmac.Dispose();

    private ChangeMark Of(IdentityChange change, string? member, byte[] hash)
    {
        _writer.Clear();
        _writer.WriteByte((byte)change.Kind);
        _writer.WriteText(change.ExternalId);
        _writer.WriteText(member);
        _writer.WriteBytes(hash);
        var mark = _hmac.ComputeHash(_writer.Buffer, 0, _writer.Length);
        return new(BitConverter.ToUInt64(mark, 0), BitConverter.ToUInt64(mark, sizeof(ulong)));
    }
}
