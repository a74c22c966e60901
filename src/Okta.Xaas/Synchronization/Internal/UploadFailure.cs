using Okta.Xaas.Batching;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>A batch that is not in its session, or not for sure.</summary>
internal readonly record struct UploadFailure(Batch Batch, UploadFate Fate, OktaApiException? Words);

internal enum UploadFate
{
    /// <summary>Okta refused it, as it does when a change is at fault.</summary>
    Refused,

    /// <summary>Whether Okta has taken it is not known.</summary>
    Unanswered,

    /// <summary>It was not sent, as too many before it got no answer.</summary>
    NotTried,
}
