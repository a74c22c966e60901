using System.Text.Json;

namespace HrCsvSync.Mapping;

/// <summary>Reads the mapping file's JSON forward and knows the line and the column of every token, which a <see cref="JsonDocument"/> does not.</summary>
internal ref struct MappingJson(ReadOnlySpan<byte> utf8, string fileName)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private Utf8JsonReader _reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    public readonly int Line => 1 + _utf8[..(int)_reader.TokenStartIndex].Count((byte)'\n');

    private readonly int Column => (int)_reader.TokenStartIndex - _utf8[..(int)_reader.TokenStartIndex].LastIndexOf((byte)'\n');

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
        var name = String(what);
        return new HrColumn(name, Line);
    }

    public List<string> Strings(string what)
    {
        BeginArray(what);
        var values = new List<string>();
        while (NextString(what) is { } value) values.Add(value);
        return values.Count > 0 ? values : throw Fault($"{what} has no values");
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

    public readonly HrFileException Fault(string message) => new(fileName, Line, Column, message);

    public readonly HrFileException Unknown(string name, IEnumerable<string> known) =>
        Fault($"\"{name}\" is not known here; known are: {string.Join(", ", known)}");

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
            if (!_reader.Read()) throw new HrFileException(fileName, "the file is empty");
        }
        catch (JsonException fault)
        {
            throw Malformed(fault);
        }
    }

    private readonly HrFileException Malformed(JsonException fault)
    {
        // The exception's own text ends with the place as System.Text.Json counts it, from 0.
        var message = fault.Message.Split(" LineNumber:")[0].TrimEnd('.');
        return new HrFileException(fileName, (fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1, $"this is not JSON: {message}", fault);
    }
}
