using System.Runtime.CompilerServices;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>The groups and memberships of a file beside the mapping. A row of it that can't be used ends the reading: without it somebody would be taken out of a group.</summary>
internal sealed class SideGroups : IDisposable
{
    private readonly HrCsvFile _file;
    private readonly GroupMapper _groups;
    private readonly RowText _member;

    private SideGroups(HrCsvFile file, HrGroupRule rule, RowHeader header, TimeProvider time)
    {
        _file = file;
        _groups = new GroupMapper(rule, header, time);
        _member = new RowText(new(rule.File!.Member), "the member's key", HrConversion.None, header, time);
    }

    public static async Task<SideGroups> OpenAsync(HrGroupRule rule, string mappingName, TimeProvider time, CancellationToken cancellationToken)
    {
        var columns = rule.File!.Columns;
        var file = HrCsvFile.Open(rule.File.Path);
        try
        {
            var header = await file.ReadHeaderAsync(columns, cancellationToken).ConfigureAwait(false);
            header.Require(columns, mappingName);
            return new SideGroups(file, rule, header, time);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public async IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            // The numbers of rows that are reported are those of the people.
            foreach (var group in _groups.GroupsOf(row)) yield return group with { Row = null };
        }
    }

    public async IAsyncEnumerable<SnapshotMembership> ReadMembershipsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_member.Of(row).Text is not { Length: > 0 } member) throw ReadFault.InLine(_file.Name, row.Number, "the member's key is empty");
            foreach (var group in _groups.KeysOf(row)) yield return new SnapshotMembership(group, member);
        }
    }

    /// <summary>The names of the groups in which somebody is.</summary>
    public async IAsyncEnumerable<string> NamesOfAsync(string member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_member.Of(row).Text != member) continue;
            foreach (var group in _groups.GroupsOf(row)) yield return NameOf(group);
        }
    }

    public static string NameOf(SnapshotGroup group) => group.Profile.DisplayName ?? group.ExternalId;

    public void Dispose() => _file.Dispose();

    private async IAsyncEnumerable<SourceRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((row.Fault ?? _groups.FaultOf(row)) is { } fault) throw ReadFault.InLine(_file.Name, row.Number, fault);
            yield return row;
        }
    }
}
