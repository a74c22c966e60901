using System.Text.Json;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Schema.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads the mapping file's JSON forward and knows the line and the column of every token, which a <see cref="JsonDocument"/> does not.</summary>
internal ref struct MappingJson(ReadOnlySpan<byte> utf8, string fileName)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly List<HrColumn> _columns = [];
    private Utf8JsonReader _reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    /// <summary>The name of the file, for messages.</summary>
    public readonly string FileName => fileName;

    /// <summary>Where files beside the mapping are; null: it is no file itself.</summary>
    public string? Directory { get; init; }

    /// <summary>The lookup tables that templates have.</summary>
    public TemplateLibrary Library { get; init; } = TemplateLibrary.Empty;

    /// <summary>Every column that was named so far, in the order of the file.</summary>
    public readonly IReadOnlyList<HrColumn> Columns => _columns;

    public readonly int Line
    {
        get
        {
            var line = 1;
            foreach (var character in Before)
            {
                if (character == '\n') line++;
            }

            return line;
        }
    }

    private readonly int Column => Before.Length - Before.LastIndexOf((byte)'\n');

    private readonly ReadOnlySpan<byte> Before => _utf8.Slice(0, (int)_reader.TokenStartIndex);

    public void BeginObject(string what) => Expect(JsonTokenType.StartObject, $"{what} must be an object {{ … }}");

    /// <summary>Moves to the next property of the object, or past its end.</summary>
    public bool NextProperty(HashSet<string> seen, out string name)
    {
        Read();
        name = _reader.TokenType == JsonTokenType.PropertyName ? _reader.GetString()! : "";
        if (_reader.TokenType == JsonTokenType.EndObject) return false;
        return seen.Add(name) ? true : throw Fault($"\"{name}\" stands twice in the same object");
    }

    public string String(string what)
    {
        Expect(JsonTokenType.String, $"{what} must be a text in quotes");
        var value = _reader.GetString()!.Trim();
        return value.Length > 0 ? value : throw Fault($"{what} is empty");
    }

    /// <summary>A text that is taken as it stands, spaces included.</summary>
    public string RawString(string what)
    {
        Expect(JsonTokenType.String, $"{what} must be a text in quotes");
        return _reader.GetString()!;
    }

    public HrColumn ColumnName(string what)
    {
        var column = new HrColumn(String(what), Line);
        _columns.Add(column);
        return column;
    }

    /// <summary>A text of which nobody knows yet what it is, or the beginning of an object.</summary>
    /// <returns>False for an object.</returns>
    public bool StringOrObject(string what, out string text)
    {
        text = "";
        Read();
        if (_reader.TokenType == JsonTokenType.StartObject) return false;
        if (_reader.TokenType != JsonTokenType.String) throw Fault($"{what} must be a text in quotes");
        text = _reader.GetString()!.Trim();
        return text.Length > 0 ? true : throw Fault($"{what} is empty");
    }

    /// <summary>What a text that was just read means: a template by its braces, else a column.</summary>
    public HrText TextOf(string text, string what)
    {
        if (CompiledTemplate.Is(text)) return new(Template: Template(text, what));
        _columns.Add(new HrColumn(text, Line));
        return new(Column: _columns[_columns.Count - 1]);
    }

    /// <summary>Parses a template that was just read, and takes its columns for named.</summary>
    public CompiledTemplate Template(string text, string what)
    {
        try
        {
            var template = CompiledTemplate.Parse(text, Library);
            AddColumns(template.Columns);
            return template;
        }
        catch (TemplateSyntaxException fault)
        {
            throw Fault($"the template of {what}, {PlaceIn(fault)}: {fault.Message}");
        }
    }

    /// <summary>A condition over a row.</summary>
    public CompiledCondition Condition(string what)
    {
        try
        {
            var condition = CompiledCondition.Parse(String(what), Library);
            AddColumns(condition.Columns);
            return condition;
        }
        catch (TemplateSyntaxException fault)
        {
            throw Fault($"{what}, {PlaceIn(fault)}: {fault.Message}");
        }
    }

    public bool Boolean(string what)
    {
        Read();
        return _reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Fault($"{what} must be true or false"),
        };
    }

    public int Number(string what)
    {
        Expect(JsonTokenType.Number, $"{what} must be a whole number");
        return _reader.TryGetInt32(out var number) ? number : throw Fault($"{what} must be a whole number");
    }

    /// <summary>A whole number, or one text that may stand in its place.</summary>
    public int? NumberOr(string text, string what)
    {
        Read();
        if (_reader.TokenType == JsonTokenType.String && _reader.GetString() == text) return null;
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var number) ? number : throw Fault($"{what} must be a whole number or \"{text}\"");
    }

    /// <summary>A text of a few that are known.</summary>
    public T OneOf<T>(string what, params (string Text, T Value)[] known)
    {
        var given = String(what);
        foreach (var (text, value) in known)
        {
            if (text == given) return value;
        }

        throw Fault($"{what} must be {string.Join(" or ", known.Select(value => $"\"{value.Text}\""))}");
    }

    /// <summary>One character of ASCII that is in no name and no number.</summary>
    public char Character(string what)
    {
        var text = RawString(what);
        return text.Length == 1 && text[0] is > '\0' and < (char)128 and not ('"' or '\r' or '\n') && !char.IsLetterOrDigit(text[0]) ? text[0] : throw Fault($"{what} must be one ASCII character, and no quote, letter or digit");
    }

    public List<string> Strings(string what)
    {
        BeginArray(what);
        var values = new List<string>();
        while (NextString(what) is { } value) values.Add(value);
        return values.Count > 0 ? values : throw Fault($"{what} has no values");
    }

    /// <summary>A file beside the mapping.</summary>
    public string PathBeside(string what)
    {
        var name = String(what);
        return Directory is null ? throw Fault($"{what} is beside the mapping file, and this mapping is none") : Path.Combine(Directory, name);
    }

    /// <summary>The columns that were named after a number of others, which are those of another table.</summary>
    public readonly List<HrColumn> TakeColumns(int after)
    {
        var taken = _columns.GetRange(after, _columns.Count - after);
        _columns.RemoveRange(after, taken.Count);
        return taken;
    }

    /// <summary>Columns in a list.</summary>
    public List<HrColumn> ColumnNames(string what)
    {
        BeginArray(what);
        var columns = new List<HrColumn>();
        while (NextString(what) is { } name) columns.Add(name.Length > 0 ? new HrColumn(name, Line) : throw Fault($"{what} has an empty name"));
        _columns.AddRange(columns);
        return columns.Count > 0 ? columns : throw Fault($"{what} has no values");
    }

    /// <summary>Texts by texts, whatever the case of those by which they are found.</summary>
    public Dictionary<string, string> Texts(string what)
    {
        BeginObject(what);
        var texts = new Dictionary<string, string>(LikeTexts.Comparer);
        var seen = new HashSet<string>(LikeTexts.Comparer);
        while (NextProperty(seen, out var name)) texts[name] = RawString($"the text for \"{name}\"");
        return texts.Count > 0 ? texts : throw Fault($"{what} has no values");
    }

    /// <summary>Passes over a value, whatever it is.</summary>
    public void Skip()
    {
        Read();
        var depth = _reader.CurrentDepth;
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        do Read();
        while (_reader.CurrentDepth > depth);
    }

    public void BeginArray(string what) => Expect(JsonTokenType.StartArray, $"{what} must be a list [ … ]");

    /// <summary>Moves to the next object of the list, or past its end.</summary>
    public bool NextObject(string what)
    {
        Read();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw Fault($"{what} must hold objects {{ … }}"),
        };
    }

    public void End()
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException fault)
        {
            throw Malformed(fault);
        }
    }

    public readonly SnapshotReadException Fault(string message) => ReadFault.InColumn(fileName, Line, Column, message);

    public readonly SnapshotReadException Unknown(string name, IReadOnlyCollection<string> known) =>
        Fault($"\"{name}\" is not known here; {(NearestName.Of(name, known) is { } near ? $"did you mean \"{near}\"? Known" : "known")} are: {string.Join(", ", known)}");

    private static string PlaceIn(TemplateSyntaxException fault) => fault.Line == 1 ? $"at its character {fault.Column}" : $"in its line {fault.Line} at character {fault.Column}";

    private readonly void AddColumns(IEnumerable<string> names)
    {
        var line = Line;
        _columns.AddRange(names.Select(name => new HrColumn(name, line)));
    }

    private string? NextString(string what)
    {
        Read();
        return _reader.TokenType switch
        {
            JsonTokenType.String => _reader.GetString()!.Trim(),
            JsonTokenType.EndArray => null,
            _ => throw Fault($"{what} must hold texts in quotes"),
        };
    }

    private void Expect(JsonTokenType type, string message)
    {
        Read();
        if (_reader.TokenType != type) throw Fault(message);
    }

    private void Read()
    {
        try
        {
            if (!_reader.Read()) throw ReadFault.InFile(fileName, "the file is empty");
        }
        catch (JsonException fault)
        {
            throw Malformed(fault);
        }
    }

    private readonly SnapshotReadException Malformed(JsonException fault)
    {
        // The exception's own text ends with the place as System.Text.Json counts it, from 0.
        var message = fault.Message.Split([" LineNumber:"], StringSplitOptions.None)[0].TrimEnd('.');
        return ReadFault.InColumn(fileName, (fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1, $"this is not JSON: {message}", fault);
    }
}
