using System.Net.Http.Headers;

namespace Okta.Xaas.Api.Internal;

/// <summary>The body of a single call, which repeats the external id that the path may name.</summary>
internal sealed class EntityContent : ByteArrayContent
{
    private readonly string _externalId;

    public EntityContent(byte[] utf8Json, string externalId)
        : base(utf8Json)
    {
        _externalId = externalId;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Refuses to replace one person by another: Refit makes path and body of two arguments, and only here both are known.</summary>
    /// <param name="request">Any request.</param>
    /// <param name="argument">What the exception calls the body.</param>
    /// <exception cref="ArgumentException">The path of a replacement names another external id.</exception>
    public static void RequireOneId(HttpRequestMessage request, string argument)
    {
        if (request.Method != HttpMethod.Put || request.Content is not EntityContent body) return;
        if (Uri.UnescapeDataString(request.RequestUri!.Segments.Last()) != body._externalId) throw new ArgumentException("The user has another external id than the one to replace.", argument);
    }
}
