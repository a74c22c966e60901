using System.Text;
using Okta.Xaas.Emulator.Buffers;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator;

/// <summary>A request that reached the emulator. Its credentials can't be read from it. Immutable.</summary>
public sealed class EmulatedRequest
{
    internal EmulatedRequest(RequestHead head, IReadOnlyDictionary<string, string> headers, string? authorization, string? proof, byte[] body)
    {
        Proof = proof;
        Head = head;
        Headers = headers;
        Authorization = authorization;
        HasAuthorization = authorization is not null;
        Payload = body;
        BodyLength = body.Length;
    }

    private EmulatedRequest(EmulatedRequest other, bool keepBody)
    {
        Head = other.Head;
        Headers = other.Headers;
        HasAuthorization = other.HasAuthorization;
        BodyLength = other.BodyLength;
        Packed = keepBody && !IsTokenRequest ? other.Pack() : null;
        Number = other.Number;
        Time = other.Time;
        Operation = other.Operation;
        SessionId = other.SessionId;
    }

    /// <summary>1 for the first request of this emulator, then one more each.</summary>
    public long Number { get; internal set; }

    /// <summary>When the request came, by Okta's clock.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>The HTTP method.</summary>
    public string Method => Head.Method;

    /// <summary>The path as sent, still escaped, without the query.</summary>
    public string Path => Head.Path;

    /// <summary>The query as sent, still escaped, without its question mark; empty when there is none.</summary>
    public string Query => Head.Query;

    /// <summary>Okta's operation id, such as <c>createIdentitySourceSession</c>, or <see langword="null"/> when no operation has this method and path.</summary>
    public string? Operation { get; internal set; }

    /// <summary>The session that the path names, or <see langword="null"/> when it names none.</summary>
    public string? SessionId { get; internal set; }

    /// <summary>The headers, without those that carry credentials; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Whether an <c>Authorization</c> header came.</summary>
    public bool HasAuthorization { get; }

    /// <summary>The length of the body in bytes.</summary>
    public int BodyLength { get; }

    /// <summary>
    /// The body, or <see langword="null"/> in a log entry that does not keep bodies (<see cref="OktaEmulatorOptions.KeepRequestBodies"/>), and of a token request,
    /// whose body is a credential.
    /// </summary>
    public string? Body => !IsTokenRequest && (Payload ?? Packed?.Unpack()) is { } body ? Encoding.UTF8.GetString(body) : null;

    /// <summary>Method, path and operation.</summary>
    public override string ToString() => $"{Method} {Path} ({Operation ?? "unknown operation"})";

    internal RequestHead Head { get; }

    internal string? Authorization { get; }

    /// <summary>The <c>DPoP</c> header.</summary>
    internal string? Proof { get; }

    /// <summary>The body as it came; null in the log.</summary>
    internal byte[]? Payload { get; }

    /// <summary>The body as it is kept, if it is.</summary>
    internal PackedBytes? Packed { get; private set; }

    private bool IsTokenRequest => Path == ApiPaths.Token;

    internal PackedBytes Pack() => Packed ??= PackedBytes.Of(Payload ?? []);

    internal void DropBody() => Packed = null;

    internal EmulatedRequest ForLog(bool keepBody) => new(this, keepBody);
}
