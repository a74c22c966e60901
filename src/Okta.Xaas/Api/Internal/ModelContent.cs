using System.Net;

namespace Okta.Xaas.Api.Internal;

/// <summary>The model of an answer on its way through Refit, which takes only bodies.</summary>
internal sealed class ModelContent(object? model) : HttpContent
{
    public object? Model { get; } = model;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    // Of an empty body Refit asks nobody.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return Model is null;
    }
}
