using System.Collections.Concurrent;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Remembers what was made of texts that come again and again, as the names and days of a list do. Up to a number of short ones; what is too much is made each time. Safe to be used by several threads.</summary>
/// <param name="make">Makes it; of the same text always the same.</param>
internal sealed class KnownTexts(Func<string, TemplateRun, string> make)
{
    private const int Most = 10_000;
    private const int Longest = 64;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private int _room = Most;

    public string Of(string text, TemplateRun run)
    {
        if (_known.TryGetValue(text, out var known)) return known;
        var made = make(text, run);
        if (text.Length <= Longest && Volatile.Read(ref _room) > 0 && _known.TryAdd(text, made)) Interlocked.Decrement(ref _room);
        return made;
    }
}
