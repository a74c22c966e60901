using System.Text.Json.Nodes;

namespace Okta.Xaas.Tool.Display;

/// <summary>Shows on another display only what can be seen.</summary>
internal sealed class VisibleDisplay(IDisplay display) : IDisplay
{
    public void Say(string heading, string text) => display.Say(heading, VisibleText.Line(text));

    public void Blank() => display.Blank();

    public void Show(DataTable table) => display.Show(table with
    {
        Title = VisibleText.Line(table.Title),
        Columns = Lines(table.Columns),
        Rows = [.. table.Rows.Select(Lines)],
    });

    // JSON has no control characters: they are escaped.
    public void Data(JsonNode data) => display.Data(data);

    public void Print(string text) => display.Print(VisibleText.Lines(text));

    public void ShowList(string title, IReadOnlyList<string> lines) => display.ShowList(VisibleText.Line(title), Lines(lines));

    public void Fail(string message) => display.Fail(VisibleText.Lines(message));

    // Its words are the program's own but for the session's id.
    public Task<T> FollowAsync<T>(ProgressText text, Func<IProgress<SyncProgress>, Task<T>> synchronize) => display.FollowAsync(text, synchronize);

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> texts) => [.. texts.Select(VisibleText.Line)];
}
