using System.Text.Json.Nodes;

namespace Okta.Xaas.Tool.Display;

/// <summary>For a program: the data as JSON on standard output and nothing else there; why a command ends, on standard error.</summary>
internal sealed class JsonDisplay(TextWriter output, TextWriter error) : IDisplay
{
    public void Say(string heading, string text)
    {
        // For people only.
    }

    public void Blank()
    {
        // For people only.
    }

    public void Show(DataTable table)
    {
        // For people only.
    }

    public void Data(JsonNode data) => output.WriteLine(JsonText.Of(data));

    // A report that could not be written: it must not get lost, nor between the data.
    public void Print(string text) => error.WriteLine(text);

    public void ShowList(string title, IReadOnlyList<string> lines)
    {
        // For people only.
    }

    public void Fail(string message)
    {
        output.Flush();
        error.WriteLine(message);
    }

    public Task<T> FollowAsync<T>(ProgressText text, Func<IProgress<SyncProgress>, Task<T>> synchronize) => synchronize(new Unseen());

    private sealed class Unseen : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            // For people only.
        }
    }
}
