using System.Text.Json.Nodes;

namespace Okta.Xaas.Tool.Display;

/// <summary>Plain lines, for a file, a pipe or a scheduler's log: nothing moves and nothing is coloured.</summary>
internal sealed class PlainDisplay(TextWriter output, TextWriter error) : IDisplay
{
    private const int HeadingWidth = 11;

    public void Say(string heading, string text) => output.WriteLine($"{heading,-HeadingWidth}{text}");

    public void Blank() => output.WriteLine();

    public void Show(DataTable table)
    {
        var widths = table.Columns.Select((name, i) => table.Rows.Select(row => row[i].Length).Append(name.Length).Max()).ToArray();
        Blank();
        output.WriteLine(table.Title);
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            var cells = row.Select((cell, i) => i < table.TextColumns ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            output.WriteLine($"  {string.Join("  ", cells)}".TrimEnd());
        }
    }

    public void Data(JsonNode data)
    {
        // For programs only.
    }

    public void Print(string text) => output.WriteLine(text);

    public void ShowList(string title, IReadOnlyList<string> lines)
    {
        Blank();
        output.WriteLine(title);
        foreach (var line in lines) output.WriteLine($"  {line}");
    }

    public void Fail(string message)
    {
        output.Flush();
        error.WriteLine(message);
    }

    public Task<T> FollowAsync<T>(ProgressText text, Func<IProgress<SyncProgress>, Task<T>> synchronize) => synchronize(new Lines(output, text));

    private sealed class Lines(TextWriter output, ProgressText text) : IProgress<SyncProgress>
    {
        private object? _step;
        private string? _last;

        public void Report(SyncProgress value)
        {
            var step = ProgressText.StepOf(value);
            if (step.Equals(_step)) return;
            _step = step;
            var line = text.Of(value);
            if (line != _last) output.WriteLine($"{"Progress",-HeadingWidth}{line}");
            _last = line;
        }
    }
}
