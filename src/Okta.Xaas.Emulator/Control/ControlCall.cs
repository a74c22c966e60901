using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Okta.Xaas.Emulator.Control;

/// <summary>One call of the control API.</summary>
internal sealed record ControlCall(ControlTarget Target, IReadOnlyList<string> Values, string QueryText, byte[] Body)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    private readonly Dictionary<string, StringValues> _query = QueryHelpers.ParseQuery(QueryText);

    /// <summary>What is searched for; null when everything is wanted.</summary>
    public string? Search => _query.TryGetValue("search", out var search) && search.ToString() is { Length: > 0 } text ? text : null;

    public bool ErrorsOnly => _query.TryGetValue("errors", out var errors) && errors.ToString() switch
    {
        "true" => true,
        "false" => false,
        _ => throw ControlException.BadRequest("errors has to be true or false."),
    };

    public int Offset => Number("offset", 0, 0, int.MaxValue);

    public int Limit => Number("limit", DefaultLimit, 1, MaxLimit);

    /// <summary>The page that is asked for, of things that are all there.</summary>
    public Listing<TItem> Page<T, TItem>(IReadOnlyList<T> all, Func<T, TItem> show)
    {
        var offset = Offset;
        return new Listing<TItem>(all.Count, offset, [.. all.Skip(offset).Take(Limit).Select(show)]);
    }

    /// <summary>Reads the body.</summary>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw ControlException.BadRequest("The body has to be a JSON object.");
        }
        catch (JsonException fault)
        {
            throw ControlException.BadRequest($"The body can't be read: {fault.Message}");
        }
    }

    private int Number(string name, int absent, int least, int most)
    {
        if (!_query.TryGetValue(name, out var text)) return absent;
        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw ControlException.BadRequest($"{name} has to be a number from {least} to {most}.");
    }
}

/// <summary>A part of a list, and how long the whole is.</summary>
internal sealed record Listing<T>(int Total, int Offset, IReadOnlyList<T> Items);
