using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The comparison against one that looks up every entity by itself.</summary>
public abstract partial class SnapshotStoreTests
{
    // Alike to the eye, to a language's order, and but for case; with hashes that differ in one byte of either half, and one that is none of a profile.
    private static readonly string[] LikeKeys = ["E1", "e1", "E1 ", "é", "e\u0301", "ß", "ss", "😀", "漢", new('x', 512)];

    private static readonly byte[][] LikeHashes =
        [.. new[] { 0, 7, 8, 15 }.Select(place => Enumerable.Range(0, 16).Select(i => (byte)(i == place ? 1 : 9)).ToArray()), [.. Enumerable.Repeat((byte)9, 16)], [.. Enumerable.Repeat((byte)9, 8)]];

    private static readonly EntityKind[] Kinds = [EntityKind.User, EntityKind.Group, EntityKind.Device];

    [StoreFact]
    public async Task Whatever_is_stored_and_listed_each_entity_is_told_as_if_it_were_looked_up_and_each_conflict_too()
    {
        var random = new Random(17);
        var stored = new Dictionary<(EntityKind Kind, string Key), byte[]>();
        await using var lease = await TakeAsync();
        await ChangeAsync(lease, random, stored);
        await lease.BeginStagingAsync(CancellationToken.None);
        var listed = new List<(EntityKind Kind, StagedEntity Entity)>();
        foreach (var kind in Kinds)
        {
            var entities = Enumerable.Range(0, 40).Select(number => Draw(random, number)).ToArray();
            listed.AddRange(entities.Select(entity => (kind, entity)));
            foreach (var chunk in entities.Chunk(15))
            {
                var changed = await lease.StageAsync(kind, chunk, CancellationToken.None);
                changed.Select(c => (c.Position, Hex(c.Stored?.Hash))).Should().Equal(
                    chunk.Select((entity, position) => (Entity: entity, Position: position, Hash: stored.GetValueOrDefault((kind, entity.ExternalId))))
                        .Where(one => !one.Entity.IsHeldBack && (one.Entity.Resend || one.Hash is null || !one.Hash.SequenceEqual(one.Entity.Hash)))
                        .Select(one => (one.Position, Hex(one.Hash))));
            }
        }

        await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Devices, CancellationToken.None);
        (await lease.ReadConflictsAsync(CancellationToken.None).Select(c => (c.Kind, c.Number, c.IsSameKey)).ToArrayAsync()).Should().BeEquivalentTo(ConflictsOf(listed));
    }

    private static string? Hex(byte[]? hash) => hash is null ? null : Convert.ToHexString(hash);

    private static StagedEntity Draw(Random random, long number)
    {
        var isHeldBack = random.Next(6) == 0;
        return new()
        {
            Number = number,
            ExternalId = isHeldBack && random.Next(3) == 0 ? "" : LikeKeys[random.Next(LikeKeys.Length)],
            Row = number + 1,
            Hash = isHeldBack ? [] : LikeHashes[random.Next(LikeHashes.Length)],
            NameHash = random.Next(4) == 0 ? null : random.Next(30),
            IsHeldBack = isHeldBack,
            Resend = random.Next(8) == 0,
        };
    }

    private static async Task ChangeAsync(ISnapshotLease lease, Random random, Dictionary<(EntityKind Kind, string Key), byte[]> stored)
    {
        foreach (var hash in LikeHashes)
        {
            var keys = LikeKeys.Where(_ => random.Next(4) == 0).SelectMany(key => Kinds.Where(_ => random.Next(2) == 0).Select(kind => (Kind: kind, Key: key))).ToArray();
            if (keys.Length == 0) continue;
            var outcome = (SessionOutcome[])[SessionOutcome.Imported, SessionOutcome.Imported, SessionOutcome.Canceled, SessionOutcome.InDoubt];
            var (deletes, end, session) = (random.Next(4) == 0, outcome[random.Next(outcome.Length)], Guid.NewGuid().ToString("N"));
            await UploadAsync(lease, session, State(1) with { Hash = hash }, [.. keys.Select(one => Change((ChangeKind)(UpsertOf(one.Kind) + (deletes ? 1 : 0)), one.Key))]);
            await EndAsync(lease, session, end);
            foreach (var one in keys)
            {
                if (end == SessionOutcome.InDoubt) stored[one] = [];
                else if (end == SessionOutcome.Imported && deletes) stored.Remove(one);
                else if (end == SessionOutcome.Imported) stored[one] = hash;
            }
        }

        static int UpsertOf(EntityKind kind) => (int)(kind switch { EntityKind.User => ChangeKind.UserUpsert, EntityKind.Group => ChangeKind.GroupUpsert, _ => ChangeKind.DeviceUpsert });
    }

    private static IEnumerable<(EntityKind Kind, long Number, bool IsSameKey)> ConflictsOf(IReadOnlyCollection<(EntityKind Kind, StagedEntity Entity)> listed)
    {
        foreach (var (kind, entity) in listed)
        {
            var same = listed.Where(other => other.Kind == kind).Select(other => other.Entity).ToArray();
            var isSameKey = entity.ExternalId.Length > 0 && same.Count(other => other.ExternalId == entity.ExternalId) > 1;
            var isSameName = kind == EntityKind.User && entity.NameHash is { } name && same.Where(other => other.NameHash == name).Select(other => other.ExternalId).Distinct().Count() > 1;
            if (isSameKey || isSameName) yield return (kind, entity.Number, isSameKey);
        }
    }
}
