using Refit;

namespace Okta.Xaas.Api.Internal;

/// <summary>How Refit is set for the interface. The client's handlers judge, read and throw, so Refit hands on what they give and what they throw.</summary>
internal static class ApiSettings
{
    public static RefitSettings Create() => new(new ContentSerializer(), new ParameterFormatter())
    {
        // Refit's own exceptions hold the request with its credentials.
        ExceptionFactory = static _ => default,
        TransportExceptionFactory = static (_, exception, _) => exception,
        DeserializationExceptionFactory = static (_, exception) => new(exception),

        // As the body is, with its length: no stream that is pushed, and no second copy.
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
#if NETFRAMEWORK

        // For the caller's token, which is one of them.
        CaptureMethodArguments = true,
#endif
    };
}
