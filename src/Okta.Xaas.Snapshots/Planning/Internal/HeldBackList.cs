using System.Runtime.CompilerServices;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What is held back: all of it is counted, the first records are kept in memory, and the others in a file as the plan's is.</summary>
internal sealed class HeldBackList(string folder) : IDisposable
{
    /// <summary>How many are kept in memory.</summary>
    public const int Kept = 1_000;

    private readonly List<HeldBackRecord> _records = [];
    private readonly ByteWriter _writer = new();
    private PlanSpool? _others;

    public HeldBackCounts Counts { get; private set; } = new();

    public IReadOnlyList<HeldBackRecord> Records => _records;

    public void Add(HeldBackRecord record)
    {
        Counts = Count(Counts, record);
        if (_records.Count < Kept)
        {
            _records.Add(record);
            return;
        }

        _others ??= new(folder);
        HeldBackCodec.Write(_writer, record);
        _others.Write(_writer);
    }

    public void Complete() => _others?.Complete();

    public async IAsyncEnumerable<HeldBackRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in _records) yield return record;
        if (_others is null) yield break;
        await foreach (var record in _others.ReadAsync(cancellationToken).ConfigureAwait(false)) yield return HeldBackCodec.Read(record);
    }

    public void Dispose() => _others?.Dispose();

    private static HeldBackCounts Count(HeldBackCounts counts, HeldBackRecord record) => record switch
    {
        { Reason: HeldBackReason.Protected } => counts with { Protected = counts.Protected + 1 },
        { Kind: EntityNames.Membership } => counts with { Memberships = counts.Memberships + 1 },
        { Reason: HeldBackReason.StandsInHeldBackRecord or HeldBackReason.Renamed or HeldBackReason.UserNameNotFree or HeldBackReason.DeletionsWait } => counts with { Waiting = counts.Waiting + 1 },
        { Kind: EntityNames.User } => counts with { Users = counts.Users + 1 },
        { Kind: EntityNames.Group } => counts with { Groups = counts.Groups + 1 },
        _ => counts with { Devices = counts.Devices + 1 },
    };
}
