using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Csv;

public class HrCsvHeaderTests
{
    [Fact]
    public async Task Finds_columns_in_any_order_whatever_their_case_and_the_blanks_around_them()
    {
        var users = await TestExport.UsersAsync("Extra; NAME ;\"mail\";ID\nx;Nagy;a@example.com;E1\n");

        users.Should().ContainSingle().Which.ExternalId.Should().Be("E1");
    }

    [Fact]
    public async Task Names_a_missing_column_with_both_files_and_their_lines()
    {
        var mapping = TestMapping.Parse("{ \"externalId\": \"Id\",\n \"attributes\": { \"userName\": \"Mail\",\n \"email\": \"Mail\",\n \"department\": \"Abteilung\" } }");
        var open = () => TestExport.OpenAsync("sep=;\nId;Mail;Department\n", mapping);

        (await open.Should().ThrowAsync<SnapshotReadException>())
            .WithMessage("hr.csv, line 2: column 'Abteilung' that map.json line 4 names is missing; the header has: Id, Mail, Department");
    }

    [Fact]
    public async Task Names_all_missing_columns_at_once()
    {
        var open = () => TestExport.OpenAsync("Id,Phone\n");

        (await open.Should().ThrowAsync<SnapshotReadException>())
            .WithMessage("hr.csv, line 1: column 'Mail' that map.json line 1 names, column 'Name' that map.json line 1 names are missing; the header has: Id, Phone");
    }

    [Fact]
    public async Task Refuses_a_column_that_stands_twice_if_the_mapping_wants_it()
    {
        var open = () => TestExport.OpenAsync("Id;Mail;Name;mail\n");

        (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv, line 1: column 'Mail' that map.json line 1 names stands at 2 and 4; which one is meant?");
    }

    [Fact]
    public async Task Does_not_mind_a_column_twice_that_nobody_wants() =>
        (await TestExport.UsersAsync("Id;x;Mail;Name;x\n")).Should().BeEmpty();
}
