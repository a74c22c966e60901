namespace Okta.Xaas.Http.Internal;

/// <summary>How far a request has come. It goes along with the request, and with a copy that takes over the request's options.</summary>
internal sealed class Passage
{
    private const string Key = "Okta.Xaas.Passage";

    private int _entered;

    /// <summary>Whether the present attempt was handed to what sends.</summary>
    public bool HasLeft { get; set; }

    /// <summary>What the present attempt's answer proves; <see langword="null"/> without an answer.</summary>
    public Judgement? Judgement { get; set; }

    public static Passage Of(HttpRequestMessage request)
    {
#if NET
        var key = new HttpRequestOptionsKey<Passage>(Key);
        if (request.Options.TryGetValue(key, out var found)) return found;
        var passage = new Passage();
        request.Options.Set(key, passage);
#else
        if (request.Properties.TryGetValue(Key, out var value) && value is Passage found) return found;
        var passage = new Passage();
        request.Properties[Key] = passage;
#endif
        return passage;
    }

    /// <summary>True for the first who asks.</summary>
    public bool TryEnter() => Interlocked.Exchange(ref _entered, 1) == 0;
}
