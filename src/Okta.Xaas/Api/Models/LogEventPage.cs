namespace Okta.Xaas.Api.Models;

/// <summary>One page of the System Log.</summary>
public sealed record LogEventPage
{
    /// <summary>The events, oldest first.</summary>
    public required IReadOnlyList<LogEvent> Events { get; init; }

    /// <summary>The cursor of the next page, from the <c>Link</c> header; <see langword="null"/> on the last one. A poll has always one.</summary>
    public string? NextCursor { get; init; }
}
