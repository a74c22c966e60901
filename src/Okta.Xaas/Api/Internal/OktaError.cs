using System.Text.Json;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>An error as Okta writes it, as far as it can be read: the body may be cut off anywhere.</summary>
internal sealed class OktaError
{
    private const int MaxCauses = 50;

    public string? Code { get; private set; }

    public string? Summary { get; private set; }

    public string? Id { get; private set; }

    public List<string> Causes { get; } = [];

    public bool IsKnown => Code is not null || Summary is not null;

    /// <summary>Reads until the text ends or is no JSON, and keeps what it has by then.</summary>
    public static OktaError Read(ReadOnlySpan<byte> json)
    {
        var error = new OktaError();
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            error.Read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return error;
        }

        return error;
    }

    private void Read(ref Utf8JsonReader reader)
    {
        string? property = null;
        string? parent = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString();
                if (reader.CurrentDepth == 1) parent = property;
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                Keep(reader.CurrentDepth, parent, property, reader.GetString()!);
            }
        }
    }

    private void Keep(int depth, string? parent, string? property, string value)
    {
        switch (depth, property)
        {
            case (1, "errorCode"):
                Code = OutsideText.Clean(value, OutsideText.WordLength);
                break;
            case (1, "errorSummary"):
                Summary = OutsideText.Clean(value, OutsideText.SentenceLength);
                break;
            case (1, "errorId"):
                Id = OutsideText.Id(value);
                break;
            case (3, "errorSummary") when parent == "errorCauses" && Causes.Count < MaxCauses:
                Causes.Add(OutsideText.Clean(value, OutsideText.SentenceLength));
                break;
        }
    }
}
