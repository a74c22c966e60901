using System.Text;
using Okta.Xaas.Feeds.Guessing;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Guessing;

/// <summary>A first mapping for an export that nobody has described. Today is the 2nd of November 2026.</summary>
public sealed class MappingGuessTests : IDisposable
{
    private const string Typical = """
        Personnel No;First Name;Last Name;Work E-Mail;Private Mail;Department;Hire Date;Last Day;Employment Status;Manager No;Shoe Size
        1001;Anna;Abel;anna.abel@corp.example;anna@home.example;Sales;01.02.2020;;Active;1003;38
        1002;Jörg;Weiß;joerg.weiss@corp.example;;Sales;15.03.2021;30.09.2026;Terminated;1003;44
        1003;Zoë;Nagy;zoe.nagy@corp.example;zoe@home.example;Board;28.06.2015;31.12.2027;Active;;40
        1004;Ida;Roth;ida.roth@corp.example;;Legal;15.01.2027;;Active;1003;41
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-guess-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_typical_export_is_read_with_the_guess_by_the_first_run()
    {
        var guess = await GuessAsync(Typical);

        (guess.RowsSeen, guess.People, guess.HeldBack, guess.FirstFault).Should().Be((4, 2, 0, null), "one has left, and one comes later");
        guess.Parts.Select(part => (part.About, part.Guess)).Should().Equal(
            ("encoding", "UTF-8"),
            ("delimiter", "semicolon"),
            ("header", "line 1"),
            ("key", "Personnel No"),
            ("user name", "Work E-Mail"),
            ("e-mail", "Work E-Mail"),
            ("first name", "First Name"),
            ("last name", "Last Name"),
            ("second e-mail", "Private Mail"),
            ("manager", "Manager No"),
            ("first day", "Hire Date"),
            ("last day", "Last Day"),
            ("status", "Employment Status"));
        guess.Parts.Should().OnlyContain(part => part.IsSure);
        guess.Json.Should().Contain("\"joiner\": { \"date\": { \"column\": \"Hire Date\", \"formats\": [\"d.M.yyyy\"] } },")
            .And.Contain("\"leaver\": { \"date\": { \"column\": \"Last Day\", \"formats\": [\"d.M.yyyy\"], \"lastDay\": true }, \"status\": { \"column\": \"Employment Status\", \"values\": [\"Terminated\"], \"active\": [\"Active\"] } },")
            .And.Contain("// \"department\": \"Department\",").And.Contain("// \"manager\": { \"column\": \"Manager No\", \"reference\": \"userName\" },").And.Contain("Nothing was guessed for: Shoe Size")
            .And.NotContain("(?)").And.NotContainAny("Abel", "anna", "Weiß", "1003", "2020");
        (await UsersAsync(guess)).Select(user => user.Profile["userName"]).Should().Equal("anna.abel@corp.example", "zoe.nagy@corp.example");
    }

    [Fact]
    public async Task What_stands_behind_two_slashes_can_be_used_as_it_is()
    {
        var guess = await GuessAsync(Typical);

        var json = string.Join('\n', guess.Json.Split('\n').Select(line => line.TrimStart() is { } text && text.StartsWith("// \"", StringComparison.Ordinal) ? text[3..] : line));

        var users = await UsersAsync(json);
        users.Should().OnlyContain(user => user.Fault == null);
        (users[0].Profile["manager"], users[0].Profile["department"], users[0].Profile["employeeNumber"]).Should().Be(("zoe.nagy@corp.example", "Sales", "1001"));
    }

    [Theory]
    [InlineData("WorkerID,FirstName,LastName,Country\n7,Zoë,O'Brien,AT\n8,Anna,Abel,DE\n9,Anna,Abel,FR\n", "zoe.obrien anna.abel anna.abel", "Zoë Anna Anna")]
    [InlineData("ID,Name\n7,\"O'Brien, Zoë\"\n8,\"Abel, Anna\"\n", "zoe.obrien anna.abel", "Zoë Anna")]
    [InlineData("ID,Name\n7,Zoë O'Brien\n8,Anna Abel\n", "zoe.obrien anna.abel", "Zoë Anna")]
    [InlineData("Key,Department\nA-7,Sales\nB_8,Sales\n", "a-7 b-8", "")]
    public async Task Without_e_mails_user_names_are_made_of_what_is_there_and_nobody_is_left_out(string text, string names, string firstNames)
    {
        var guess = await GuessAsync(text);

        guess.HeldBack.Should().Be(0);
        var users = await UsersAsync(guess);
        users.Select(user => user.Unique!.Single(unique => unique.Attribute == "userName")).Select(unique => (unique.Before, unique.After)).Should().Equal(names.Split(' ').Select(name => (name, "@example.com")));
        users.Select(user => user.Profile["firstName"] ?? "").Where(name => name.Length > 0).Should().Equal(firstNames.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        guess.Parts.Should().ContainSingle(part => part.About == "user name" && !part.IsSure).Which.Reason.Should().Contain("Put your own domain in the place of example.com");
    }

    [Fact]
    public async Task Days_that_can_be_read_in_two_ways_take_nobody_for_a_leaver()
    {
        var guess = await GuessAsync("Emp ID,Email,End Date\n1,a@example.com,03/04/2020\n2,b@example.com,05/06/2021\n");

        guess.People.Should().Be(2);
        guess.Parts.Should().ContainSingle(part => part.About == "last day").Which.Should().Be(
            new GuessedPart("last day", "End Date", "its days can be read as d/M/yyyy and as M/d/yyyy: choose one, and take the // off; with \"lastDay\" the day itself still counts", IsSure: false));
        guess.Json.Should().Contain("// \"leaver\": { \"date\": { \"column\": \"End Date\", \"formats\": [\"d/M/yyyy\"], \"lastDay\": true } },");
    }

    [Theory]
    [InlineData("Status", "Active,Left,Zombie", false, "left are \"Left\"; what \"Zombie\" means is not known, so that those people are held back", 1)]
    [InlineData("Status", "Active,Active", false, "all rows are active: nobody is left out by it", 0)]
    [InlineData("Is Active", "true,false", true, "its name says so; left are \"false\"", 0)]
    [InlineData("Status", "X,Y", false, "its name says so, but not which of its values mean that somebody has left: name them in \"leaver\"", 0)]
    public async Task A_status_says_who_has_left_where_its_words_are_known(string column, string values, bool isSure, string reason, int heldBack)
    {
        var guess = await GuessAsync($"Emp ID,Email,{column}\n" + string.Concat(values.Split(',').Select((value, n) => $"{n},p{n}@example.com,{value}\n")));

        guess.Parts.Should().ContainSingle(part => part.About == "status").Which.Should().Be(new GuessedPart("status", column, reason, isSure));
        guess.HeldBack.Should().Be(heldBack);
    }

    [Theory]
    [InlineData("Employee ID,First Name,Last Name,Email", "1001,Ada,Nowak,a@example.com", "1002,Bob,Kim,b@example.com", "Employee ID")]
    [InlineData("#,Worker Type,Worker,User ID,Phone", "1001,Regular,Ada Nowak,7,1", "1002,Regular,Bob Kim,8,2", "#")]
    [InlineData("E-Mail,Email,Worker ID", "a@example.com,ada@home.example,7", "b@example.com,bob@home.example,8", "Worker ID")]
    public async Task The_key_is_no_name_and_no_mail_whatever_the_columns_are_called(string header, string one, string other, string key)
    {
        var guess = await GuessAsync($"{header}\n{one}\n{other}\n");

        guess.Parts.Single(part => part.About == "key").Guess.Should().Be(key);
        guess.HeldBack.Should().Be(0);
    }

    [Fact]
    public async Task Columns_of_one_name_are_told_as_a_mapping_cannot_tell_them_apart()
    {
        var guess = await GuessAsync("Emp ID,Name,Name,Email,Note\n1,Ada,Nowak,a@example.com,x\n2,Bob,Kim,b@example.com,y\n");

        guess.Parts.Single(part => part.About == "columns").Should().Match<GuessedPart>(part => part.Guess == "Name (2 and 3)" && !part.IsSure);
        guess.Json.Should().Contain("// Columns (?): several have one name, so that none of them is used");
    }

    [Theory]
    [InlineData("Total rows: 2,,", "\"footer\": { \"column\": \"Emp ID\", \"values\": [\"Total*\"], \"count\": \"Emp ID\" },", 0)]
    [InlineData("Summe", "\"footer\": { \"column\": \"Emp ID\", \"values\": [\"Summe*\"] },", 0)]
    [InlineData(",,2", "// Footer (?): it has hardly a cell, and no word by which a mapping could know it", 1)]
    [InlineData("3,,c@example.com", "\"externalId\": \"Emp ID\",", 1)]
    public async Task A_row_that_sums_up_the_others_is_nobody(string last, string expected, int heldBack)
    {
        var guess = await GuessAsync($"Emp ID,Name,Email\n1,Ada,a@example.com\n2,Bob,b@example.com\n{last}\n");

        guess.Json.Should().Contain(expected);
        (guess.People - guess.HeldBack, guess.HeldBack).Should().Be(last.Contains('@') ? (3, 0) : (2, heldBack));
    }

    [Fact]
    public async Task A_day_in_another_form_than_the_others_is_not_passed_over_in_silence()
    {
        var guess = await GuessAsync("Emp ID,Email,Start\n1,a@example.com,31/01/2020\n2,b@example.com,2021-05-06\n3,c@example.com,13/02/2020\n");

        guess.Parts.Single(part => part.About == "first day").Should().Be(new GuessedPart("first day", "Start", "its days are written as d/M/yyyy, but 1 row has something else and will be held back", IsSure: false));
    }

    [Theory]
    [InlineData("End", ",", "its name says so, and no row has one yet: name how its days are written")]
    [InlineData("Termination Date", "soon,later", "its name says so, but its days are written in a form that is not known, or in several: name them")]
    public async Task A_last_day_that_cannot_be_read_is_not_passed_over_in_silence(string column, string days, string reason)
    {
        var guess = await GuessAsync($"Emp ID,Email,{column}\n1,a@example.com,{days.Split(',')[0]}\n2,b@example.com,{days.Split(',')[1]}\n");

        guess.Parts.Single(part => part.About == "last day").Should().Be(new GuessedPart("last day", column, reason, IsSure: false));
        guess.Json.Should().Contain($"// \"leaver\": {{ \"date\": {{ \"column\": \"{column}\", \"formats\": [\"…\"], \"lastDay\": true }} }},");
    }

    [Fact]
    public async Task The_table_is_found_below_titles_in_an_old_encoding()
    {
        var guess = await GuessAsync("Personalliste;;\nStand: 1. Oktober\n\nPersonalnummer;Vorname;Nachname;Mail\n7;Jörg;Weiß;j@example.com\n8;Zoë;Nagy;z@example.com\n", CodePagesEncodingProvider.Instance.GetEncoding(1252)!);

        (guess.People, guess.HeldBack).Should().Be((2, 0));
        guess.Parts.Where(part => !part.IsSure && part.About is "encoding" or "header").Select(part => part.Guess).Should().Equal("windows-1252", "line 4");
        guess.Json.Should().Contain("\"encoding\": \"windows-1252\",").And.Contain("\"skipRows\": 3,");
        (await UsersAsync(guess))[0].Profile["firstName"].Should().Be("Jörg");
    }

    [Fact]
    public async Task Without_a_header_columns_are_named_by_their_places()
    {
        var guess = await GuessAsync("1001|anna@example.com|1\n1002|otto@example.com|1\n");

        guess.People.Should().Be(2);
        guess.Json.Should().Contain("\"columns\": [\"Column 1\", \"Column 2\", \"Column 3\"],").And.Contain("\"externalId\": \"Column 1\",");
        (await UsersAsync(guess)).Select(user => user.Profile["email"]).Should().Equal("anna@example.com", "otto@example.com");
    }

    [Fact]
    public async Task What_is_missing_in_some_rows_is_told_with_whom_it_holds_back()
    {
        var guess = await GuessAsync("Emp ID,Email\n1,a@example.com\n1,b@example.com\n3,\n4,d@example.com\n");

        guess.Parts.Where(part => !part.IsSure).Select(part => part.About).Should().Equal("key", "user name", "e-mail", "leavers");
        (guess.People, guess.HeldBack, guess.FirstFault).Should().Be((4, 1, "line 4: column 'Email' is empty, but Okta makes no user without userName"));
    }

    [Theory]
    [InlineData("", "*the file is empty*")]
    [InlineData("Id,Mail\n", "*no row below its header*")]
    [InlineData("Mail,Name\na@example.com,\na@example.com,\n", "*no column has keys*")]
    [InlineData("PK\u0003\u0004\0\0\0\0,\0\0\0\0\n\0\0,\0\0\0\0\0\0", "*")]
    public async Task A_file_of_which_nothing_can_be_guessed_is_refused(string text, string message) =>
        await FluentActions.Awaiting(() => GuessAsync(text)).Should().ThrowAsync<SnapshotReadException>().WithMessage(message);

    [Fact]
    public async Task Whatever_the_columns_are_called_the_draft_is_a_mapping()
    {
        var random = new Random(20261102);
        string[] parts = ["Name", "Id", "'", "\\", "{{", "}}", "//", "\t", "ä", "\u2028", "Mail", "Status", "Date", ",", " ", "%}", "\"\"", "*/", "\u200b"];
        for (var round = 0; round < 150; round++)
        {
            var columns = Enumerable.Range(0, random.Next(1, 7)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)]))).ToArray();
            var text = new StringBuilder(string.Join(';', columns.Select(column => $"\"{column}\""))).Append('\n');
            for (var row = 0; row < 5; row++) text.Append(string.Join(';', columns.Select((_, place) => place == 0 ? $"k{row}" : parts[random.Next(3)]))).Append('\n');
            try
            {
                (await GuessAsync(text.ToString())).People.Should().BePositive();
            }
            catch (SnapshotReadException fault)
            {
                fault.Message.Should().Contain("no column has keys", "the header was {0}", string.Join(" | ", columns));
            }
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private async Task<MappingGuess> GuessAsync(string text, Encoding? encoding = null)
    {
        await File.WriteAllBytesAsync(PathOf("people.csv"), (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        return await MappingGuess.OfCsvAsync(PathOf("people.csv"), new VirtualTimeProvider());
    }

    private Task<List<SnapshotUser>> UsersAsync(MappingGuess guess) => UsersAsync(guess.Json);

    private async Task<List<SnapshotUser>> UsersAsync(string json)
    {
        using var export = await CsvSnapshot.OpenAsync(PathOf("people.csv"), HrMapping.Parse(Encoding.UTF8.GetBytes(json), "mapping.json"), new VirtualTimeProvider());
        return await export.Snapshot.Users!.ToListAsync();
    }
}
