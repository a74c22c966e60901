using System.Text;
using Okta.Xaas.Feeds.Guessing;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Guessing;

/// <summary>A first mapping for workbooks and JSON. Today is the 2nd of November 2026.</summary>
public sealed class OtherSourcesGuessTests : IDisposable
{
    private static readonly object?[] Header = ["Employee ID", "Full Name", "E-Mail", "Last Day"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"okta-xaas-guess-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Of_a_workbook_the_sheet_with_the_most_rows_is_read_from_its_header_on()
    {
        var guess = await OfWorkbookAsync(new TestWorkbook()
            .Rows("Read me", "visible", ["Staff of 2026", null], ["by", "HR"])
            .Rows("Staff", "visible", ["Staff", null, null, null], Header, [1001, "Abel, Anna", "anna@example.com", null], [1002, "Weiß, Jörg", "joerg@example.com", TestWorkbook.Number(46327, 1)], ["Total: 2", null, null, null])
            .Rows("Interns", "visible", Header, [2001, "Li, Bo", "bo@example.com", null])
            .Rows("Old", "hidden", Header, [9, "Z", "z@example.com", null], [8, "Y", "y@example.com", null], [7, "X", "x@example.com", null]));

        (guess.RowsSeen, guess.People, guess.HeldBack, guess.FirstFault).Should().Be((2, 1, 0, null), "one has left");
        guess.Parts.Select(part => (part.About, part.Guess)).Should().StartWith([("sheet", "Staff"), ("header", "line 2"), ("footer", "\"Total*\""), ("key", "Employee ID")]);
        guess.Json.Should().Contain("\"firstName\": \"{{ row['Full Name'] | split: ',' | last | strip }}\",").And.Contain("\"sheet\": \"Staff\",").And.Contain("\"skipRows\": 1,").And.Contain("\"footer\": { \"column\": \"Employee ID\", \"values\": [\"Total*\"], \"count\": \"Employee ID\" },");
    }

    [Fact]
    public async Task A_workbook_without_a_table_is_refused() =>
        await FluentActions.Awaiting(() => OfWorkbookAsync(new TestWorkbook().Rows(["Staff"], ["of 2026"]))).Should().ThrowAsync<SnapshotReadException>().WithMessage("*no visible sheet has a table*");

    [Theory]
    [InlineData("{0}", null)]
    [InlineData("{0}\n{1}\n", null, false)]
    [InlineData("{ \"total\": 2, \"data\": { \"links\": [\"x\"], \"items\": [{0}, {1}] } }", "data.items")]
    public async Task Of_json_the_records_are_found_with_the_properties_within_them(string form, string? records, bool isArray = true)
    {
        const string Anna = """{ "id": 7, "name": { "first": "Anna", "last": "Abel" }, "emails": [{ "value": "anna@example.com" }], "active": true, "tags": ["a", "b"], "boss": null }""";
        const string Bo = """{ "id": 8, "name": { "first": "Bo", "last": "Li" }, "emails": [{ "value": "bo@example.com" }], "active": false, "boss": { "id": 7 } }""";
        var text = records is null && isArray ? $"[{Anna}, {Bo}]" : form.Replace("{0}", Anna, StringComparison.Ordinal).Replace("{1}", Bo, StringComparison.Ordinal);

        var guess = await OfJsonAsync(text);

        (guess.RowsSeen, guess.People, guess.HeldBack, guess.FirstFault).Should().Be((2, 1, 0, null), "one is not active");
        guess.Parts.Select(part => (part.About, part.Guess)).Should().StartWith([("records", records ?? "all of it"), ("key", "id"), ("user name", "emails.0.value"), ("e-mail", "emails.0.value"), ("first name", "name.first"), ("last name", "name.last")]);
        guess.Json.Should().Contain("Nothing was guessed for: tags");
        using var list = await JsonSnapshot.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "people.json", HrMapping.Parse(Encoding.UTF8.GetBytes(guess.Json), "m.json"), new VirtualTimeProvider());
        (await list.Snapshot.Users!.ToListAsync()).Single().Profile["firstName"].Should().Be("Anna");
    }

    [Theory]
    [InlineData("[]", "*no row below its header*")]
    [InlineData("[{ \"a\": 1 }", "*cut*")]
    [InlineData("no json", "*no JSON*")]
    public async Task Json_of_which_nothing_can_be_guessed_is_refused(string text, string message) =>
        await FluentActions.Awaiting(() => OfJsonAsync(text)).Should().ThrowAsync<SnapshotReadException>().WithMessage(message);

    private async Task<MappingGuess> OfJsonAsync(string text)
    {
        await File.WriteAllTextAsync(_path, text);
        return await MappingGuess.OfJsonAsync(_path, new VirtualTimeProvider());
    }

    private async Task<MappingGuess> OfWorkbookAsync(TestWorkbook workbook)
    {
        await File.WriteAllBytesAsync(_path, workbook.Stream().ToArray());
        return await MappingGuess.OfWorkbookAsync(_path, new VirtualTimeProvider());
    }
}
