using System.Globalization;
using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>What a row of the users' query is made of: a person, and whether and when the person is in the list.</summary>
internal sealed class UserRowMap
{
    private readonly ProfileColumns _columns;
    private readonly EmploymentRules _rules;
    private readonly AttributeColumn[] _attributes;
    private readonly int _joinerDate;
    private readonly int _leaverDate;
    private readonly int _status;
    private readonly int _rank;
    private readonly AsOfTime? _asOf;
    private readonly int _asOfIndex;

    public static string Origin => "the query of users";

    private UserRowMap(ProfileColumns columns, AsOfTime? asOf)
    {
        _asOf = asOf;
        _columns = columns;
        _rules = columns.Employment;
        _attributes = [.. columns.Attributes.Select(mapped => new AttributeColumn(ProfileKind.User, mapped.Key, mapped.Value, columns))];
        var next = _attributes.Length + 1;
        _joinerDate = _rules.Joiner?.Date is null ? -1 : next++;
        _leaverDate = _rules.Leaver?.Date is null ? -1 : next++;
        _status = _rules.Leaver?.Status is null ? -1 : next++;
        _rank = _rules.SeveralRows is null ? -1 : next++;
        _asOfIndex = next;
    }

    public static RowMap<UserRow> Of(ProfileColumns columns, TimeProvider time, AsOfTime? asOf)
    {
        var map = new UserRowMap(columns, asOf);
        WantedColumn[] wanted =
        [
            new(columns.ExternalId, "the external id"),
            .. map._attributes.Select(attribute => new WantedColumn(attribute.Column, attribute.Name)),
            .. map._rules.Columns.Select(column => new WantedColumn(column.Column, column.For)),
            .. asOf is null ? [] : new[] { new WantedColumn(columns.AsOf!.Column, "when the list was made") },
        ];

        // The day is that of the reading, not of the making.
        return new("users", wanted, () => map.Begin(new EmploymentCheck(map._rules, time)));
    }

    private Func<RowValues, UserRow> Begin(EmploymentCheck employment)
    {
        var ranks = _rules.SeveralRows is { } several ? new RowRank(several) : null;
        _asOf?.Begin();
        return row =>
        {
            var id = row[0];
            _asOf?.Add(row.Raw(_asOfIndex));
            if (row.IsEmpty) return new UserRow("", EmploymentState.Active, null);
            var status = _status < 0 ? null : Convert.ToString(row.Raw(_status), CultureInfo.InvariantCulture)?.Trim();
            var state = employment.Of(Raw(_joinerDate), Raw(_leaverDate), status, out var fault);
            if (state != EmploymentState.Active) return new UserRow(id, state, null);
            string? rankFault = null;
            var rank = ranks?.Of(row.Raw(_rank), out rankFault);
            return new UserRow(id, state, UserOf(row, id, fault), rank, rankFault);

            object? Raw(int index) => index < 0 ? null : row.Raw(index);
        };
    }

    private SnapshotUser UserOf(RowValues row, string id, string? fault)
    {
        var profile = new UserProfile();
        if (id.Length == 0) fault ??= ProfileKind.WhyKeyless(_columns.ExternalId);
        for (var i = 0; i < _attributes.Length; i++)
        {
            var missing = _attributes[i].Fill(profile, row, i + 1);
            fault ??= missing;
        }

        return fault is null ? new SnapshotUser(id, profile, row.Row) : new SnapshotUser(id, NamesOf(profile), row.Row, fault);
    }

    // By them it is known who stands in a row that is not sent.
    private static UserProfile NamesOf(UserProfile profile)
    {
        var names = new UserProfile();
        foreach (var name in ProfileKind.User.Required)
        {
            if (profile[name] is { } value) names[name] = value;
        }

        return names;
    }
}
