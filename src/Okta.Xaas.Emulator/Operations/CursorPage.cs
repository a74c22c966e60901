using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Which page of a list is asked for. The cursor is the last id of the page before, so that it stays good while things come and go.</summary>
internal sealed record CursorPage(string? After, int Limit, bool LimitIsGiven, string? Search, string? SearchName)
{
    /// <param name="query">The query of the request.</param>
    /// <param name="usual">How many a page has when the request does not say.</param>
    /// <param name="most">How many it may have.</param>
    /// <param name="searchName">The parameter that picks some of the list, if there is one.</param>
    public static CursorPage Parse(string query, int usual, int most, string? searchName = null)
    {
        var values = QueryHelpers.ParseQuery(query);
        var after = Last("after");
        var limit = Last("limit");
        return new(string.IsNullOrEmpty(after) ? null : Decode(after), ParseLimit(limit, usual, most), limit is not null, searchName is null ? null : Last(searchName), searchName);

        string? Last(string name) => values.TryGetValue(name, out var given) ? given[^1] : null;
    }

    /// <summary>The answer's links: to the page itself, and to the next one if there is one.</summary>
    public EmulatedResponse AddLinks(EmulatedResponse answer, RequestHead head, string? next)
    {
        answer = answer.WithHeader("Link", Link(head, After, "self"));
        return next is null ? answer : answer.WithHeader("Link", Link(head, next, "next"));
    }

    /// <summary>The items of the page, of those after its cursor, and the next page's cursor.</summary>
    public (List<T> Items, string? Next) Take<T>(IEnumerable<T> rest, Func<T, string> id)
    {
        // One more than a page holds tells whether there is a next one.
        var items = rest.Take(Limit + 1).ToList();
        if (items.Count <= Limit) return (items, null);
        items.RemoveAt(Limit);
        return (items, id(items[^1]));
    }

    private string Link(RequestHead head, string? after, string relation)
    {
        var parameters = new List<string>(3);
        if (after is not null) parameters.Add($"after={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(after))}");
        if (LimitIsGiven) parameters.Add(string.Create(CultureInfo.InvariantCulture, $"limit={Limit}"));
        if (Search is not null) parameters.Add($"{SearchName}={Uri.EscapeDataString(Search)}");
        var query = parameters.Count > 0 ? "?" + string.Join('&', parameters) : string.Empty;
        return $"<{head.Origin}{head.Path}{query}>; rel=\"{relation}\"";
    }

    private static int ParseLimit(string? limit, int usual, int most)
    {
        if (limit is null) return usual;
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw ApiErrors.Invalid("limit", $"limit: The value has to be between 1 and {most}").AsException();
    }

    private static string Decode(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw ApiErrors.Invalid("after", "after: The cursor is not valid").AsException();
        }
    }
}
