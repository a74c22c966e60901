using System.Text.Json.Nodes;
using Spectre.Console;

namespace Okta.Xaas.Tool.Display;

/// <summary>For a person at a terminal: bars that move while the run does, and tables.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : IDisplay
{
    // The SDK reports only what changes; a wait that counts down and a spinner need redrawing in between.
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    public void Say(string heading, string text)
    {
        var grid = new Grid().AddColumn(new GridColumn().Width(9).NoWrap()).AddColumn();
        console.Write(grid.AddRow(new Markup($"[teal]{Markup.Escape(heading)}[/]"), new Text(text)));
    }

    public void Blank() => console.WriteLine();

    public void Show(DataTable table)
    {
        var drawn = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(table.Columns[i]));
            drawn.AddColumn(i < table.TextColumns ? column.LeftAligned() : column.RightAligned());
        }

        foreach (var row in table.Rows) drawn.AddRow(row.Select(cell => new Text(cell)));
        Blank();
        console.MarkupLine($"[bold]{Markup.Escape(table.Title)}[/]");
        console.Write(drawn);
    }

    public void Data(JsonNode data)
    {
        // For programs only.
    }

    public void Print(string text) => console.Profile.Out.Writer.WriteLine(text);

    public void ShowList(string title, IReadOnlyList<string> lines)
    {
        Blank();
        console.MarkupLine($"[bold]{Markup.Escape(title)}[/]");
        foreach (var line in lines) console.Write(new Padder(new Text(line), new Padding(2, 0, 0, 0)));
    }

    public void Fail(string message) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).MarkupLine($"[red]{Markup.Escape(message)}[/]");

    public Task<T> FollowAsync<T>(ProgressText text, Func<IProgress<SyncProgress>, Task<T>> synchronize) =>
        console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            var latest = new Latest();
            var running = synchronize(latest);
            for (var frame = 0; !running.IsCompleted; frame++)
            {
                live.UpdateTarget(ProgressPicture.Draw(latest.Progress, text, frame, console.Profile.Width));
                await Task.WhenAny(running, Task.Delay(FrameTime, TimeProvider.System));
            }

            return await running;
        });

    private sealed class Latest : IProgress<SyncProgress>
    {
        private volatile SyncProgress _progress = new() { Phase = SyncPhase.Reading };

        public SyncProgress Progress => _progress;

        public void Report(SyncProgress value) => _progress = value;
    }
}
