using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Notices when all records of a list fail in the same way: then it is the list or the mapping that is wrong, not the records.</summary>
internal sealed class UniformFault
{
    private string? _message;
    private long _firstRow;
    private long _count;
    private bool _differs;

    public void Add(long row, string? fault)
    {
        if (_count++ == 0) (_message, _firstRow) = (fault, row);
        _differs |= fault is null || fault != _message;
    }

    /// <exception cref="SnapshotReadException">All failed in the same way, and there was more than one.</exception>
    public void ThrowIfAll(string kind)
    {
        if (_count < 2 || _differs) return;
        throw new SnapshotReadException(
            $"the {kind}s",
            $"all {Amount.Of(_count, kind)} of the list fail in the same way: {_message!.TrimEnd('.')}",
            _firstRow);
    }
}
