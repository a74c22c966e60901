using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

/// <summary>An entry of a batch: which change it came from, and for memberships which members of it.</summary>
internal sealed record PackedItem(long Index, string ExternalId, IReadOnlyList<string>? Members);

/// <summary>A copy of a batch, as it was handed out.</summary>
internal sealed record PackedBatch(ChangeKind Kind, byte[] Body, IReadOnlyList<PackedItem> Items);

/// <summary>What became of a stream of changes: its sessions, each with its batches in the order in which they were handed out.</summary>
internal sealed record Packing(IReadOnlyList<IReadOnlyList<PackedBatch>> Sessions, IReadOnlyDictionary<long, IReadOnlyList<ChangeFault>> Faults)
{
    /// <summary>Feeds a packer as a run does.</summary>
    public static Packing Of(BatchLimits? limits, IEnumerable<IdentityChange?> changes, bool takeReady = true) =>
        Of(limits, changes.Select((change, index) => ((long)index, change)), takeReady);

    public static Packing Of(BatchLimits? limits, IEnumerable<(long Index, IdentityChange? Change)> changes, bool takeReady = true)
    {
        using var packer = new BatchPacker(limits);
        var sessions = new List<IReadOnlyList<PackedBatch>>();
        var current = new List<PackedBatch>();
        var faults = new Dictionary<long, IReadOnlyList<ChangeFault>>();
        foreach (var (index, change) in changes)
        {
            faults[index] = packer.Add(index, change);
            while (takeReady && packer.TryTakeReady(out var batch)) current.Add(Copy(batch));
            while (packer.SessionIsFull) Take();
        }

        while (packer.HasChanges) Take();
        return new(sessions, faults);

        void Take()
        {
            current.AddRange(packer.TakeSession().Select(Copy));
            sessions.Add(current);
            current = [];
        }
    }

    private static PackedBatch Copy(Batch batch)
    {
        using (batch)
        {
            batch.ByteCount.Should().Be(batch.Body.Length);
            batch.EntityCount.Should().Be(batch.Items.Count);
            batch.ChangeCount.Should().Be(batch.Items.Sum(i => i.Members?.Count ?? 1));
            return new(batch.Kind, batch.Body.ToArray(), [.. batch.Items.Select(i => new PackedItem(i.Index, i.ExternalId, i.Members?.ToArray()))]);
        }
    }
}
