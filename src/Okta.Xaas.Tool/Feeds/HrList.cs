using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Feeds;

/// <summary>The HR system's full list: of a file and its mapping, or of a database.</summary>
internal abstract class HrList : IDisposable
{
    /// <summary>What it is called in a report.</summary>
    public abstract string Name { get; }

    public abstract IdentitySnapshot Snapshot { get; }

    /// <summary>What the place of a row is called, which has its number behind it.</summary>
    public virtual string Place => "row";

    /// <summary>What it was read from, once it was read.</summary>
    public abstract string About { get; }

    /// <summary>What a reader wants to know of it besides, a line each, once it was read.</summary>
    public virtual IEnumerable<string> Notes => [];

    /// <summary>Those whom it has and who are not active.</summary>
    public virtual IAsyncEnumerable<AbsentPerson>? ReadAbsentAsync() => null;

    /// <summary>What becomes of each row of a person; null where that is not known row by row. It has the person's values.</summary>
    public virtual IAsyncEnumerable<RowExplanation>? ExplainAsync(string key) => null;

    public static async Task<HrList> OpenAsync(ListChoice choice, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (choice is { File: { } file, Mapping: { } path })
        {
            var mapping = HrMapping.Load(path);
            var export = await OpenAsync(file, mapping, clock, cancellationToken);
            return new OfMapping(export, export.Name, export.Name, mapping, ExportKinds.PlaceIn(file));
        }

        var database = new HrDatabase(choice.Settings);
        return database.Mapping is { } named
            ? new OfMapping(await database.OpenAsync(named, clock, cancellationToken), HrDatabase.Section, database.About, named, "row")
            : new OfColumns(database.ReadAll(clock), database.About);
    }

    public void Dispose() => Close();

    private static async Task<IHrList> OpenAsync(string file, HrMapping mapping, TimeProvider clock, CancellationToken cancellationToken) => ExportKinds.Of(file) switch
    {
        ExportKind.Workbook => await ExcelSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
        ExportKind.Json => await JsonSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
        _ => await CsvSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
    };

    protected virtual void Close()
    {
        // Not every list holds something open.
    }

    private sealed class OfMapping(IHrList list, string name, string about, HrMapping mapping, string place) : HrList
    {
        public override string Name => name;

        public override IdentitySnapshot Snapshot => list.Snapshot;

        public override string Place => place;

        public override string About => $"{about}, {Count(list.RowsRead, "row")}, read with {mapping.FileName}";

        public override IEnumerable<string> Notes
        {
            get
            {
                if (list.LeaverRows > 0) yield return $"{Count(list.LeaverRows, "row is a leaver's and does", "rows are leavers' and do")} not count";
                if (list.LaterRows > 0) yield return $"{Count(list.LaterRows, "row is of somebody who comes later and does", "rows are of people who come later and do")} not count";
                if (list.NotSelectedRows > 0) yield return $"{Count(list.NotSelectedRows, "row is not selected by \"where\" and does", "rows are not selected by \"where\" and do")} not count";
            }
        }

        public override IAsyncEnumerable<AbsentPerson> ReadAbsentAsync() => list.ReadAbsentAsync();

        public override IAsyncEnumerable<RowExplanation> ExplainAsync(string key) => list.ExplainAsync(key);

        protected override void Close() => list.Dispose();
    }

    private sealed class OfColumns(IdentitySnapshot snapshot, string about) : HrList
    {
        public override string Name => HrDatabase.Section;

        public override IdentitySnapshot Snapshot => snapshot;

        public override string About => about;
    }
}
