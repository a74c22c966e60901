using System.Globalization;
using System.Text.Json;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>
/// From a record to cells: a column is a property, or one within others (<c>name.first</c>), or within an array, counted from 0 (<c>emails.0.value</c>). Names are compared without regard
/// to case. An array of single values has a line for each.
/// </summary>
internal sealed class JsonColumns
{
    private readonly Node _root = new("");
    private readonly int _count;

    public JsonColumns(IReadOnlyList<string> names)
    {
        _count = names.Count;
        Seen = new bool[_count];
        for (var place = 0; place < names.Count; place++)
        {
            // Some have the points in the names themselves.
            var node = names[place].Split('.').Aggregate(_root, (parent, name) => parent.Child(name.Trim()));
            node.Places.Add(place);
            if (node != _root.Child(names[place].Trim())) _root.Child(names[place].Trim()).Places.Add(place);
        }
    }

    /// <summary>Which columns were in any record so far.</summary>
    public bool[] Seen { get; }

    /// <summary>The cells of a record, null where it has nothing.</summary>
    /// <param name="record">An object.</param>
    /// <param name="fault">Why it can't be trusted; without a value.</param>
    public object?[] CellsOf(ReadOnlySpan<byte> record, out string? fault)
    {
        var reading = new Reading(new object?[_count], new bool[_count], Seen);
        var reader = new Utf8JsonReader(record);
        try
        {
            reader.Read();
            reading.Object(ref reader, _root);
        }
        catch (InvalidOperationException)
        {
            reading.Fault ??= "a text has half a character";
        }

        fault = reading.Fault;
        return reading.Cells;
    }

    private sealed class Node(string path)
    {
        private readonly Dictionary<string, Node> _children = new(StringComparer.OrdinalIgnoreCase);

        public string Path => path;

        public List<int> Places { get; } = [];

        public bool HasChildren => _children.Count > 0;

        public Node Child(string name) => Find(name) ?? (_children[name] = new(path.Length == 0 ? name : $"{path}.{name}"));

        public Node? Find(string name) => _children.TryGetValue(name, out var child) ? child : null;
    }

    private sealed class Reading(object?[] cells, bool[] areThere, bool[] seen)
    {
        public object?[] Cells => cells;

        public string? Fault { get; set; }

        public void Object(ref Utf8JsonReader reader, Node node)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var child = node.Find(reader.GetString()!);
                reader.Read();
                Value(ref reader, child);
            }
        }

        private void Value(ref Utf8JsonReader reader, Node? node)
        {
            if (node is null)
            {
                reader.Skip();
                return;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    if (node.Places.Count > 0) Fault ??= $"property '{node.Path}' is an object: name one of its properties, such as '{node.Path}.name'";
                    Object(ref reader, node);
                    break;
                case JsonTokenType.StartArray:
                    Array(ref reader, node);
                    break;
                default:
                    if (node.HasChildren && reader.TokenType != JsonTokenType.Null) Fault ??= $"property '{node.Path}' is {JsonFault.Noun(reader.TokenType)}, and the mapping names one within it";
                    Set(node, JsonText.Of(ref reader));
                    break;
            }
        }

        private void Array(ref Utf8JsonReader reader, Node node)
        {
            var lines = new List<string>();
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                if (node.Places.Count > 0)
                {
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) Fault ??= $"property '{node.Path}' has {JsonFault.Noun(reader.TokenType)} in it: name one of its values, such as '{node.Path}.0.name'";
                    else if (JsonText.Of(ref reader) is { } text) lines.Add(text.Trim());
                }

                Value(ref reader, node.Find(i.ToString(CultureInfo.InvariantCulture)));
            }

            Set(node, lines.Count > 1 ? new TextList(lines) : lines.Count == 1 ? lines[0] : "");
        }

        private void Set(Node node, object? cell)
        {
            foreach (var place in node.Places)
            {
                if (areThere[place]) Fault ??= $"property '{node.Path}' stands twice";
                cells[place] = areThere[place] ? null : cell is string text ? text.Trim() : cell;
                areThere[place] = seen[place] = true;
            }
        }
    }
}
