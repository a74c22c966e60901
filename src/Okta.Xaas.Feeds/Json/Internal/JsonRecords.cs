using System.Text.Json;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>
/// Goes through JSON record by record: the objects of an array, of an array under a path, or one after another. Several such texts may follow one another, as pages do. A record at a
/// time is in memory.
/// </summary>
internal sealed class JsonRecords
{
    // No person's record comes near it.
    private const int MaxRecordBytes = 1_000_000;

    private const int BufferSize = 64 * 1024;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly PropertyPath? _path;
    private readonly JsonNotes _notes;
    private readonly string?[] _names = new string?[PropertyPath.MostNames];
    private byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;
    private bool _isFinal;
    private bool _isBegun;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true });
    private int? _records;
    private int? _otherArray;
    private bool _hasRecords;

    /// <param name="stream">Read from where it is.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="path">Where the array of records is; null: the text is it, or each text is a record.</param>
    /// <param name="notes">What else is wanted of each text.</param>
    public JsonRecords(Stream stream, string name, PropertyPath? path, JsonNotes? notes = null)
    {
        _stream = stream;
        _name = name;
        _path = path;
        _notes = notes ?? JsonNotes.None;
    }

    /// <summary>The record's bytes, until the next one is read.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>The record's number, from 1; at the end how many there were.</summary>
    public long Number { get; private set; }

    /// <summary>How many texts there were so far.</summary>
    public long Texts { get; private set; }

    /// <summary>Moves to the next record.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_isBegun && Step() is { } isRecord) return isRecord;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Null: there is not enough in the buffer.
    private bool? Step()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
        try
        {
            while (true)
            {
                var (place, state) = ((int)reader.BytesConsumed, reader.CurrentState);
                if (!reader.Read())
                {
                    Advance((int)reader.BytesConsumed, reader.CurrentState);
                    return _isFinal ? Ended() : null;
                }

                if (!BeginsRecord(ref reader)) continue;
                var begin = _start + (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                {
                    // The rest of it is not here yet, so that it is begun again with more.
                    if (reader.CurrentDepth == 0) Texts--;
                    Advance(place, state);
                    return null;
                }

                Current = _buffer.AsMemory(begin, _start + (int)reader.BytesConsumed - begin);
                Number++;
                Advance((int)reader.BytesConsumed, reader.CurrentState);
                return Utf8Check.IsValid(Current.Span) ? true : throw JsonFault.InRecord(_name, Number, "this is not UTF-8");
            }
        }
        catch (JsonException fault)
        {
            throw JsonFault.Broken(_name, Number, fault);
        }
        catch (InvalidOperationException)
        {
            throw JsonFault.InRecord(_name, Number + 1, "a name or a text before this record is not UTF-8, or has half a character");
        }
    }

    private void Advance(int consumed, JsonReaderState state)
    {
        _start += consumed;
        _state = state;
    }

    private bool Ended() => Texts > 0 ? false : throw ReadFault.InFile(_name, "there is no JSON in it: it is empty");

    // Whether a record begins with this token; otherwise it is noted where in the text it stands.
    private bool BeginsRecord(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var token = reader.TokenType;
        if (depth == 0 && token is not (JsonTokenType.EndObject or JsonTokenType.EndArray)) BeginText(token);
        if (_records is { } array)
        {
            if (token == JsonTokenType.EndArray && depth == array) _records = null;
            else return token == JsonTokenType.StartObject ? true : throw JsonFault.InRecord(_name, Number + 1, $"this is {JsonFault.Noun(token)}, not an object");
            return false;
        }

        if (_otherArray is { } other)
        {
            if (token == JsonTokenType.EndArray && depth == other) _otherArray = null;
            return false;
        }

        switch (token)
        {
            case JsonTokenType.PropertyName:
                if (depth <= PropertyPath.MostNames) _names[depth - 1] = reader.GetString();
                return false;
            case JsonTokenType.EndObject:
                if (depth == 0) EndText();
                return false;
            default:
                return BeginsRecord(ref reader, depth, token);
        }
    }

    private bool BeginsRecord(ref Utf8JsonReader reader, int depth, JsonTokenType token)
    {
        if (_path is null)
        {
            if (token == JsonTokenType.StartArray) _records = depth;
            return token == JsonTokenType.StartObject;
        }

        if (depth == 0) return false;
        if (_path.Is(_names, depth)) BeginArray(token, depth);
        else if (token == JsonTokenType.StartArray) _otherArray = depth;
        _notes.Take(ref reader, _names, depth, _name);
        return false;
    }

    private void BeginText(JsonTokenType token)
    {
        Texts++;
        _hasRecords = false;
        _notes.Begin();
        if (_path is null && token is JsonTokenType.StartArray or JsonTokenType.StartObject) return;
        if (_path is not null && token == JsonTokenType.StartObject) return;
        throw ReadFault.InFile(_name, _path is null
            ? $"the JSON is {JsonFault.Noun(token)}, not an array of records"
            : $"the JSON is {JsonFault.Noun(token)}, not an object with \"{_path.Text}\", which the mapping's \"records\" names");
    }

    private void BeginArray(JsonTokenType token, int depth)
    {
        if (token != JsonTokenType.StartArray) throw ReadFault.InFile(_name, $"\"{_path!.Text}\" is {JsonFault.Noun(token)}, not an array of records");
        if (_hasRecords) throw ReadFault.InFile(_name, $"\"{_path!.Text}\" stands twice; which one is meant?");
        _records = depth;
        _hasRecords = true;
    }

    private void EndText()
    {
        if (_path is not null && !_hasRecords) throw ReadFault.InFile(_name, $"there is no \"{_path.Text}\", which the mapping's \"records\" names: is it the list, or what was answered in its place?");
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0) Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        if (_end >= MaxRecordBytes) throw JsonFault.InRecord(_name, Number + 1, FormattableString.Invariant($"this has more than {MaxRecordBytes:N0} bytes"));
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var read = await _stream.ReadPartAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
            _isFinal = read == 0;
            _end += read;
        }
        catch (IOException fault)
        {
            throw ReadFault.InFile(_name, $"the list cannot be read: {fault.Message}", fault);
        }

        if (_isBegun || (_end < 3 && !_isFinal)) return;
        _isBegun = true;
        if (_buffer.AsSpan(0, _end).StartsWith(Utf8Check.ByteOrderMark)) _start = Utf8Check.ByteOrderMark.Length;
    }
}
