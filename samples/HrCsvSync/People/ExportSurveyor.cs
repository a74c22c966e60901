using System.Security.Cryptography;
using System.Text;
using HrCsvSync.Csv;

namespace HrCsvSync.People;

/// <summary>The first pass over an export: reads every row before anything is sent, so that a file that breaks off in the middle changes nothing.</summary>
internal static class ExportSurveyor
{
    public static async Task<ExportSurvey> SurveyAsync(HrCsvFile file, RowMapper mapper, CancellationToken cancellationToken)
    {
        var people = new PersonRegister();
        var groups = new GroupRegister();
        var rows = 0L;
        await foreach (var row in file.ReadRowsAsync(cancellationToken))
        {
            rows++;
            TakeIn(row, mapper, people, groups);
        }

        return new ExportSurvey
        {
            Rows = rows,
            Active = [.. people.People.Where(person => person.State == PersonState.Active).OrderBy(person => person.Line)],
            Leavers = [.. people.People.Where(person => person.State == PersonState.Leaver)],
            Groups = [.. groups.Groups],
            Rejected = [.. people.Rejected.OrderBy(row => row.Line)],
            Repeated = people.Repeated,
            Rehired = people.Rehired,
        };
    }

    private static void TakeIn(HrCsvRow row, RowMapper mapper, PersonRegister people, GroupRegister groups)
    {
        if (row.Fault is { } fault)
        {
            // Its cells may stand in the wrong columns, so not even the id is sure.
            people.Reject(row, "", new RowFault(null, fault));
            return;
        }

        var id = mapper.ExternalIdOf(row);
        var isLeaver = mapper.IsLeaver(row, out var rowFault);
        if (rowFault is not null) people.Reject(row, id, rowFault);
        else if (isLeaver) people.AddLeaver(row, id);
        else if (people.AddActive(row, id, mapper.UserNameOf(row), FingerprintOf(row)) is { } person)
        {
            foreach (var (rule, value) in mapper.GroupsOf(row)) groups.Add(person, row, rule, value);
        }
    }

    private static UInt128 FingerprintOf(HrCsvRow row)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', row.Cells)));
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
