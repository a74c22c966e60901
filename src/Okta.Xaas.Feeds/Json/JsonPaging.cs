using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds;

/// <summary>How the next page of a list is found.</summary>
/// <remarks>
/// A list that ends early is one in which people are missing. So pages that are counted go on until one has no records, whatever the service may allow as a page's size; and a page that is the one
/// before, or an address or a cursor that comes twice, ends the reading with an error, as it would never end.
/// </remarks>
public sealed class JsonPaging
{
    private JsonPaging()
    {
    }

    /// <summary>The first answer has all records.</summary>
    public static JsonPaging None { get; } = new();

    /// <summary>The answer's <c>Link</c> header (RFC 8288) has the next page with <c>rel="next"</c>, and the last page's has none.</summary>
    public static JsonPaging Link { get; } = new() { ByLink = true };

    internal bool ByLink { get; private init; }

    /// <summary>Where in the answer it is said how to go on; null: not in it.</summary>
    internal PropertyPath? Next { get; private init; }

    /// <summary>The parameter of the query that says which page is meant; null: the whole address is given.</summary>
    internal string? Parameter { get; private init; }

    internal int First { get; private init; }

    /// <summary>Whether the parameter counts records, and not pages.</summary>
    internal bool CountsRecords { get; private init; }

    internal bool IsCounted => Parameter is not null && Next is null;

    /// <summary>A property of the answer has the next page's address, whole or from the first one's on; the last page has none, or null, or an empty text.</summary>
    /// <param name="property">Its name, or names with points between them, such as <c>links.next</c>.</param>
    /// <returns>The paging.</returns>
    /// <exception cref="ArgumentException">The property is no such name.</exception>
    public static JsonPaging NextAddress(string property) => new() { Next = PathOf(property) };

    /// <summary>A property of the answer has a text that the next page is asked for with; the last page has none, or null, or an empty text.</summary>
    /// <param name="parameter">The query's parameter, such as <c>cursor</c>.</param>
    /// <param name="property">The property's name, or names with points between them, such as <c>meta.nextCursor</c>.</param>
    /// <returns>The paging.</returns>
    /// <exception cref="ArgumentException">The parameter is blank, or the property is no such name.</exception>
    public static JsonPaging Cursor(string parameter, string property)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameter);
        return new() { Parameter = parameter, Next = PathOf(property) };
    }

    /// <summary>Pages are asked for by their numbers, until one has no records, or there are as many as <see cref="JsonService.Total"/> says.</summary>
    /// <param name="parameter">The query's parameter, such as <c>page</c>.</param>
    /// <param name="first">The first page's number; 1 by default.</param>
    /// <returns>The paging.</returns>
    /// <exception cref="ArgumentException">The parameter is blank.</exception>
    public static JsonPaging PageNumber(string parameter, int first = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameter);
        return new() { Parameter = parameter, First = first };
    }

    /// <summary>Pages are asked for by the number of their first record, until one has no records, or there are as many as <see cref="JsonService.Total"/> says.</summary>
    /// <param name="parameter">The query's parameter, such as <c>offset</c>, or <c>startIndex</c> with SCIM.</param>
    /// <param name="first">The first record's number; 0 by default, with SCIM 1.</param>
    /// <returns>The paging.</returns>
    /// <exception cref="ArgumentException">The parameter is blank.</exception>
    public static JsonPaging Offset(string parameter, int first = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameter);
        return new() { Parameter = parameter, First = first, CountsRecords = true };
    }

    private static PropertyPath PathOf(string property)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(property);
        return PropertyPath.Of(property) ?? throw new ArgumentException("This must be a property's name, or several with points between them, such as links.next.", nameof(property));
    }
}
