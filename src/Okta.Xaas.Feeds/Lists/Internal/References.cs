using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>
/// What the keys of others stand for, such as managers' numbers. Fed with all active rows twice: for the keys that are wanted, and for what those people have. So it has as
/// many entries as there are managers.
/// </summary>
internal sealed class References(IEnumerable<HrAttribute> attributes)
{
    private static readonly Rendered Unusable = Rendered.Failed("the row cannot be used");

    private readonly HrAttribute[] _attributes = [.. attributes.Where(attribute => attribute.Reference is not null)];
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Attribute, string Key), Rendered> _texts = [];
    private readonly Dictionary<(string Reference, string Key), string> _next = [];
    private readonly Dictionary<(string Reference, string What), (long Count, long FirstRow)> _notes = [];
    private HashSet<(string Reference, string Key)> _circular = [];
    private bool _hasRowsOfAnybody;

    /// <summary>What is to be said of the references that lead nowhere, or in a circle.</summary>
    /// <param name="place">What the place of a row is called.</param>
    public IEnumerable<string> Notes(string place) => _notes.OrderBy(note => note.Value.FirstRow).Select(note =>
        $"{note.Key.Reference}: {Amount.Of(note.Value.Count, "reference")} {note.Key.What}, the first in {place} {note.Value.FirstRow}");

    /// <summary>The first time: takes the keys that a row has.</summary>
    public void Collect(IEnumerable<(HrAttribute Attribute, string Key)> references)
    {
        foreach (var (_, key) in references) _wanted.Add(key);
    }

    /// <summary>The second time: whether others have the row's key.</summary>
    public bool Wants(string key) => _wanted.Contains(key);

    /// <summary>The second time: takes what the row of such a person has. Who has several has none that counts, as the person is held back.</summary>
    /// <param name="key">The person's key.</param>
    /// <param name="textOf">The person's attribute by its name.</param>
    /// <param name="references">The keys of others that the row has.</param>
    public void Add(string key, Func<string, Rendered> textOf, IEnumerable<(HrAttribute Attribute, string Key)> references)
    {
        foreach (var attribute in Wanted)
        {
            var text = textOf(attribute);
            var isUsable = !_texts.ContainsKey((attribute, key)) && !(ProfileKind.User.IsRequired(attribute) && text is { Text: "", After: null });
            _texts[(attribute, key)] = isUsable ? text : Unusable;
        }

        foreach (var (attribute, other) in references) _next[(attribute.Name, key)] = other;
    }

    /// <summary>The second time: a row that cannot be used, though its person is in the list.</summary>
    /// <param name="key">The person's key; blank when that is not known either, so that it may be anybody's.</param>
    public void AddUnusable(string key)
    {
        if (key.Length == 0) _hasRowsOfAnybody = true;
        else if (Wants(key)) foreach (var attribute in Wanted) _texts[(attribute, key)] = Unusable;
    }

    /// <summary>Ends the second time.</summary>
    public void Complete() => _circular = FindCircles();

    /// <summary>What a key stands for; null when nobody can tell, so that nothing is to be sent: to send it empty would take away from Okta what may be right.</summary>
    /// <param name="attribute">The attribute with the reference.</param>
    /// <param name="what">Where its key comes from.</param>
    /// <param name="given">The key.</param>
    /// <param name="person">Whose reference it is, and where that row is.</param>
    /// <param name="owner">Whose number the text gets, where it gets one.</param>
    public Rendered? Resolve(HrAttribute attribute, string what, Rendered given, (string Key, long Row) person, out string? owner)
    {
        owner = null;
        if (given.After is not null) return Rendered.Failed($"{what} uses 'unique', and a reference is a key");
        if (given.Text.Length == 0) return given;
        var reference = attribute.Reference!;
        if (_circular.Contains((attribute.Name, person.Key)))
        {
            Note(attribute.Name, "in a circle", person.Row);
            if (reference.Circular != ReferencePolicy.Keep) return Instead(reference.Circular, $"{what} for {attribute.Name} leads back to the same person");
        }

        var isThere = _texts.TryGetValue((reference.Attribute, given.Text), out var text);
        if (isThere ? text.Fault is not null : _hasRowsOfAnybody)
        {
            Note(attribute.Name, "not sent, as a row that has its key, or may have it, cannot be used", person.Row);
            return reference.Unknown == ReferencePolicy.HoldBack ? Rendered.Failed($"{what} for {attribute.Name} has a key whose row cannot be used") : null;
        }

        if (!isThere)
        {
            Note(attribute.Name, "to keys that nobody in the list has", person.Row);
            return Instead(reference.Unknown, $"{what} for {attribute.Name} has a key that nobody in the list has");
        }

        if (text.After is not null) owner = given.Text;
        return text;
    }

    private IEnumerable<string> Wanted => _attributes.Select(attribute => attribute.Reference!.Attribute).Distinct();

    private static Rendered Instead(ReferencePolicy policy, string fault) => policy == ReferencePolicy.HoldBack ? Rendered.Failed(fault) : new("");

    private void Note(string reference, string what, long row)
    {
        var key = (reference, what);
        _notes[key] = _notes.TryGetValue(key, out var note) ? (note.Count + 1, note.FirstRow) : (1, row);
    }

    // Everybody has one reference of a kind at most, so that whoever comes back to a key of the same way has gone round.
    private HashSet<(string, string)> FindCircles()
    {
        var circular = new HashSet<(string, string)>();
        var seen = new HashSet<(string, string)>();
        foreach (var start in _next.Keys)
        {
            var way = new List<(string, string)>();
            var at = start;
            while (seen.Add(at))
            {
                way.Add(at);
                if (!_next.TryGetValue(at, out var key)) break;
                at = (at.Reference, key);
            }

            var begin = way.IndexOf(at);
            if (begin >= 0 && _next.ContainsKey(at)) circular.UnionWith(way.Skip(begin));
        }

        return circular;
    }
}
