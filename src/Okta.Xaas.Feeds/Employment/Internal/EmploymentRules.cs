namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>All that a mapping says of the life of an employee.</summary>
internal sealed record EmploymentRules(JoinerRule? Joiner, LeaverRule? Leaver, SeveralRows? SeveralRows, string? TimeZone)
{
    public static readonly EmploymentRules None = new(null, null, null, null);

    /// <summary>What is to be said to who has named no time zone, though days count.</summary>
    public IReadOnlyList<string> Notes => TimeZone is null && (Joiner?.Date is not null || Leaver?.Date is not null)
        ? [$"No time zone is named for the days of coming and leaving, so that a day begins and ends at midnight UTC: name yours with \"timeZone\", such as {TimeZones.Example}"]
        : [];

    /// <summary>The columns that are needed, each with what it is for.</summary>
    public IEnumerable<(string Column, string For)> Columns => new[]
    {
        (Joiner?.Date?.Column, "the first day"),
        (Leaver?.Date?.Column, "the day of leaving"),
        (Leaver?.Status?.Column, "the status"),
        (SeveralRows?.Column, "the leading row"),
    }.Where(column => column.Column is not null).Select(column => (column.Column!, column.Item2));
}
