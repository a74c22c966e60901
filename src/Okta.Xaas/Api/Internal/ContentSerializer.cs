using System.Reflection;
using Refit;

namespace Okta.Xaas.Api.Internal;

/// <summary>Writes the bodies as the SDK writes them, and hands on what <see cref="AnswerHandler"/> has read; no reflection on either way.</summary>
internal sealed class ContentSerializer : IHttpContentSerializer, ISynchronousContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) => RequestBody.Of(item);

    public HttpContent ToHttpContentSynchronous<T>(T item) => RequestBody.Of(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => RequestBody.Of(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) => Task.FromResult((T?)((ModelContent)content).Model);

    // Asked for form fields and query objects, which the interface has none of.
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
