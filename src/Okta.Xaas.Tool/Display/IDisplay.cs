using System.Text.Json.Nodes;

namespace Okta.Xaas.Tool.Display;

/// <summary>How a run shows itself to its user.</summary>
internal interface IDisplay
{
    /// <summary>Says something in one line, under a short heading.</summary>
    void Say(string heading, string text);

    void Blank();

    void Show(DataTable table);

    /// <summary>Gives what a program wants to read; people have been shown it in other ways.</summary>
    void Data(JsonNode data);

    /// <summary>Prints a text of several lines.</summary>
    void Print(string text);

    void ShowList(string title, IReadOnlyList<string> lines);

    /// <summary>Says on standard error why the run ends.</summary>
    void Fail(string message);

    /// <summary>Shows where a synchronization stands while it runs.</summary>
    Task<T> FollowAsync<T>(ProgressText text, Func<IProgress<SyncProgress>, Task<T>> synchronize);
}
