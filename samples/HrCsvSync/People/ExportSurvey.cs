namespace HrCsvSync.People;

/// <summary>What the first pass over an export found: enough to know that it can be sent, and where each change will come from.</summary>
internal sealed class ExportSurvey
{
    public required long Rows { get; init; }

    /// <summary>The people to upsert, in the order of their rows.</summary>
    public required IReadOnlyList<Person> Active { get; init; }

    public required IReadOnlyList<Person> Leavers { get; init; }

    public required IReadOnlyList<PersonGroup> Groups { get; init; }

    /// <summary>The rows that don't become changes, in the order of their lines.</summary>
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    /// <summary>Rows that say again what another one said, and were passed over.</summary>
    public required int Repeated { get; init; }

    /// <summary>People with a leaver's row and an active one, who are active.</summary>
    public required int Rehired { get; init; }

    public int Memberships => Groups.Where(group => !group.IsRejected).Sum(group => group.ActiveMembers.Count());
}
