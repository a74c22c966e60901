using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Tool.Display;
using Spectre.Console;

namespace Okta.Xaas.Tool.Tests.Display;

public sealed class DisplayTests : IDisposable
{
    private static readonly DataTable Table = new("People", ["name", "count"], 1, [["Sales [North]", "12"], ["R&D", "1,204"]]);

    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Plain_tables_are_aligned_and_have_no_lines()
    {
        new PlainDisplay(_output, _output).Show(Table);

        _output.ToString().Should().Be("\nPeople\n  name           count\n  Sales [North]     12\n  R&D            1,204\n");
    }

    [Fact]
    public void Nothing_that_is_shown_steers_the_terminal_or_fakes_a_line()
    {
        const string Hostile = "a\u001b[2Jb\nc\u009b1m\u202ed\r\u2028";
        const string Harmless = "a [2Jb c 1m d  ";
        var display = new VisibleDisplay(new PlainDisplay(_output, _output));

        display.Say("Export", Hostile + ".");
        display.ShowList(Hostile + ".", [Hostile + "."]);
        display.Show(new DataTable(Hostile + ".", ["name"], 1, [[Hostile + "."]]));
        display.Fail("first\n\u001bsecond\r");

        _output.ToString().Should().Be($"Export     {Harmless}.\n\n{Harmless}.\n  {Harmless}.\n\n{Harmless}.\n  name\n  {Harmless}.\nfirst\n second \n");
        new ProgressText(1, TimeProvider.System).Of(new SyncProgress { Phase = SyncPhase.OpeningSession, SessionNumber = 1, SessionId = "\u001bid" }).Should().Be("session 1 ( id): opening");
    }

    [Fact]
    public void Nothing_that_is_logged_steers_the_terminal_or_fakes_a_line()
    {
        var entry = new LogEntry<string>(
            LogLevel.Warning, "Okta.Xaas.Http", new EventId(7), "words \u001b[2J\nInformation: all is well", new InvalidDataException("row \u202e1\r\n2"), (state, _) => state);

        new VisibleLogFormatter().Write(entry, null, _output);

        _output.ToString().Should().StartWith("Warning: Okta.Xaas.Http[7] words  [2J Information: all is well System.IO.InvalidDataException: row  1  2").And.EndWith("\n");
        _output.ToString().TrimEnd('\n').Should().NotContainAny("\n", "\r", "\u001b", "\u202e");
    }

    [Fact]
    public async Task Plain_progress_is_a_line_a_step()
    {
        var text = new ProgressText(10, TimeProvider.System);
        await new PlainDisplay(_output, _output).FollowAsync(text, progress =>
        {
            foreach (var batches in (int[])[0, 1, 2]) progress.Report(new SyncProgress { Phase = SyncPhase.Uploading, SessionNumber = 1, BatchesUploaded = batches });
            progress.Report(new SyncProgress { Phase = SyncPhase.Importing, SessionNumber = 1, BatchesUploaded = 2 });
            return Task.FromResult<SyncResult>(null!);
        });

        _output.ToString().Should().Be("Progress   session 1: loading people, groups and memberships\nProgress   session 1: Okta imports 2 requests\n");
    }

    [Fact]
    public void A_terminal_sees_tables_and_brackets_in_the_data_are_only_brackets()
    {
        var display = new TerminalDisplay(Terminal());

        display.Say("Okta", "[not markup]");
        display.Show(Table);
        display.ShowList("Rejected [2]", ["line 5: [odd]"]);

        _output.ToString().Should().ContainAll("[not markup]", "Sales [North]", "Rejected [2]", "line 5: [odd]", "╭");
    }

    [Fact]
    public void A_terminal_sees_how_far_the_run_is()
    {
        var progress = new SyncProgress { Phase = SyncPhase.Uploading, SessionNumber = 1, ChangesUploaded = 10 };

        Terminal().Write(ProgressPicture.Draw(progress, new ProgressText(20, TimeProvider.System), frame: 3, consoleWidth: 80));

        _output.ToString().Should().ContainAll("session 1: loading", $"loaded     {new string('━', 20)}{new string('─', 20)} 10 of 20", $"imported   {new string('─', 40)} 0 of 20");
    }

    [Fact]
    public async Task A_terminal_s_progress_ends_with_the_run_and_passes_its_failure_on()
    {
        var follow = () => new TerminalDisplay(Terminal()).FollowAsync(new ProgressText(1, TimeProvider.System), _ => Task.FromException<SyncResult>(new InvalidOperationException("why")));

        (await follow.Should().ThrowAsync<InvalidOperationException>()).WithMessage("why");
    }

    public void Dispose() => _output.Dispose();

    private IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
