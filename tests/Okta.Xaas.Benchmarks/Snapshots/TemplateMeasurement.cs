using System.Globalization;
using System.Text;
using Okta.Xaas.Feeds;

namespace Okta.Xaas.Benchmarks.Snapshots;

/// <summary>
/// What templates cost: an export of 100,000 people is read to users, once with a mapping of columns alone, once with one in which six of the eight attributes are templates. They take turns, and each is
/// told by its best round, in processor time: what else a machine does makes the clock tell nothing.
/// </summary>
internal static class TemplateMeasurement
{
    public const string Argument = "--templates";

    private const int Rows = 100_000;
    private const int Rounds = 25;

    private static readonly string[] FirstNames = ["Ada", "Zoë", "Jörg", "Marie-Luise", "Łukasz", "Ana", "Søren", "Chloé"];
    private static readonly string[] LastNames = ["Nowak", "O'Brien", "Müller", "van der Berg", "García", "Lindström", "Kowalczyk", "Smith"];

    private const string Columns = """
        {
          "externalId": "Id",
          "attributes": {
            "userName": "Mail", "email": "Mail", "displayName": "First Name", "department": "Unit",
            "hireDate": "Start", "phone": "Phone", "firstName": "First Name", "lastName": "Last Name"
          }
        }
        """;

    private const string Templates = """
        {
          "externalId": "Id",
          "lookups": { "units": { "values": { "U0": "Sales", "U1": "Operations", "U2": "Finance" }, "unknown": "keep" } },
          "attributes": {
            "userName": "{{ row['First Name'] | slug }}.{{ row['Last Name'] | slug }}@example.com",
            "email": "{{ row['First Name'] | slug }}.{{ row['Last Name'] | slug }}.{{ row.Id | downcase }}@example.com",
            "displayName": "{% if row['First Name'] != '' %}{{ row['First Name'] }} {{ row['Last Name'] }}{% else %}{{ row['Last Name'] }}{% endif %}",
            "department": "{{ row.Unit | lookup: 'units' }}",
            "hireDate": "{{ row.Start | date: 'dd.MM.yyyy', 'yyyy-MM-dd' }}",
            "phone": "+{{ row.Phone | digits }}",
            "firstName": "First Name", "lastName": "Last Name"
          }
        }
        """;

    public static async Task RunAsync(TextWriter output)
    {
        var export = Export();
        var (columns, templates) = (Mapping(Columns), Mapping(Templates));
        var (best, allocated) = (new[] { TimeSpan.MaxValue, TimeSpan.MaxValue }, new long[2]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (way, mapping) in new[] { columns, templates }.Index())
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var start = Environment.CpuUsage.TotalTime;
                await ReadAsync(export, mapping);
                var time = Environment.CpuUsage.TotalTime - start;
                if (time < best[way]) best[way] = time;
                allocated[way] = GC.GetTotalAllocatedBytes(precise: true) - before;
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows, {export.Length / 1e6:F1} MB, best of {Rounds} rounds, processor time"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"columns:   {best[0].TotalMilliseconds:F0} ms, {allocated[0] / 1e6:F0} MB allocated"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"templates: {best[1].TotalMilliseconds:F0} ms, {allocated[1] / 1e6:F0} MB allocated, ratio {best[1] / best[0]:F2}"));
    }

    private static HrMapping Mapping(string json) => HrMapping.Parse(Encoding.UTF8.GetBytes(json), "mapping.json");

    private static byte[] Export()
    {
        var export = new StringBuilder("Id,First Name,Last Name,Mail,Unit,Start,Phone\n");
        for (var i = 0; i < Rows; i++)
        {
            export.Append(CultureInfo.InvariantCulture, $"E{i:D6},{FirstNames[i % 8]},{LastNames[i / 8 % 8]},person{i}@example.com,U{i % 5},{1 + (i % 28):D2}.{1 + (i % 12):D2}.{1995 + (i % 31)},+49 (30) 555-{i:D6}\n");
        }

        return Encoding.UTF8.GetBytes(export.ToString());
    }

    private static async Task ReadAsync(byte[] export, HrMapping mapping)
    {
        using var list = await CsvSnapshot.OpenAsync(new MemoryStream(export), "export.csv", mapping);
        var read = 0;
        await foreach (var user in list.Snapshot.Users!)
        {
            if (user.Fault is not null) throw new InvalidOperationException(user.Fault);
            read++;
        }

        if (read != Rows) throw new InvalidOperationException($"{read} users were read, not {Rows}.");
    }
}
