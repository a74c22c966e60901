namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What one template may cost with one row. The counts come first: they are the same on every machine. The time is for what nobody thought of.</summary>
internal static class TemplateLimits
{
    /// <summary>Characters of a template.</summary>
    public const int TemplateLength = 4_000;

    /// <summary>Tags within tags, and brackets within brackets.</summary>
    public const int Depth = 30;

    /// <summary>Characters of each text: a cell, what a filter makes, what comes out.</summary>
    public const int TextLength = 16_384;

    /// <summary>Statements that are run, those of loops each time, filters that are called and cells that are read.</summary>
    public const int Steps = 10_000;

    public static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
}
