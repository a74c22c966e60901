using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Okta.Xaas.Tool.Display;

/// <summary>One frame of the live display: what the run is doing, and two bars.</summary>
internal static class ProgressPicture
{
    private const int BarWidth = 40;

    private const int HeadingWidth = 9;

    private const int Margin = 6;

    private static readonly IReadOnlyList<string> Spinner = Spectre.Console.Spinner.Known.Dots.Frames;

    public static IRenderable Draw(SyncProgress progress, ProgressText text, int frame, int consoleWidth)
    {
        // A line that wrapped would not be cleared with the others, nor would one after which the terminal's ^C has no room.
        var width = Math.Max(BarWidth, consoleWidth - HeadingWidth - Margin);
        var grid = new Grid().AddColumn(new GridColumn().Width(HeadingWidth).NoWrap()).AddColumn(new GridColumn().Width(width).NoWrap());
        grid.AddRow(new Markup($"[yellow]{Spinner[frame % Spinner.Count]}[/]"), new Text(text.Of(progress)).Overflow(Overflow.Ellipsis));
        grid.AddRow(new Markup("[grey]loaded[/]"), Bar(progress.ChangesUploaded, text.Total, "blue"));
        grid.AddRow(new Markup("[grey]imported[/]"), Bar(progress.ChangesImported, text.Total, "green"));
        return grid;
    }

    private static Markup Bar(long done, long total, string colour)
    {
        var filled = total == 0 ? BarWidth : (int)Math.Clamp(done * BarWidth / total, 0, BarWidth);
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0}");
        return new Markup($"[{colour}]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/] {numbers}");
    }
}
