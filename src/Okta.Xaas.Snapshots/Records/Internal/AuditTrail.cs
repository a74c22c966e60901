using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>The audit trail, page by page.</summary>
internal static class AuditTrail
{
    private const int PageSize = 500;

    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        IFeedRecords records, RecordsKey? key, string identitySourceId, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredAuditEntry? previous = null;
        if (after > 0)
        {
            var before = await records.ReadAuditAsync(after - 1, 1, cancellationToken).ConfigureAwait(false);
            if (before.Count > 0 && before[0].Number == after) previous = before[0];
        }

        var last = after;
        while (true)
        {
            var page = await records.ReadAuditAsync(last, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                yield return AuditText.Read(stored, previous, key, identitySourceId);
                (previous, last) = (stored, stored.Number);
            }

            if (page.Count < PageSize) yield break;
        }
    }
}
