using Okta.Xaas.Benchmarks.Work;
using Refit;

namespace Okta.Xaas.Refit.Benchmarks;

/// <summary>What a program without the SDK would declare: its own body, written by Refit's own serializer as it is sent.</summary>
internal interface IPlainRefitApi
{
    [Post("/sessions/{sessionId}/bulk-upsert")]
    Task UploadAsync(string sessionId, [Body] HandWrittenUpload upload, CancellationToken cancellationToken);
}
