using System.Net;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Refit.Internal;

/// <summary>An answer's body as Refit gets it: the bytes, and the model that was read from them.</summary>
internal sealed class AnswerContent(ApiAnswer answer, object? model) : HttpContent
{
    public object? Model { get; } = model;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var bytes = answer.Body.ToArray();
        return stream.WriteAsync(bytes, 0, bytes.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = answer.Body.Length;
        return true;
    }
}
