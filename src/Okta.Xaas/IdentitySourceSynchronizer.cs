using Microsoft.Extensions.Logging;
using Okta.Xaas.Api;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;

namespace Okta.Xaas;

/// <inheritdoc cref="IIdentitySourceSynchronizer" />
public sealed class IdentitySourceSynchronizer : IIdentitySourceSynchronizer
{
    /// <summary>Makes a synchronizer.</summary>
    /// <param name="api">The API of the identity source.</param>
    /// <param name="options">The same options that the API was made with.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public IdentitySourceSynchronizer(
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        TimeProvider? timeProvider = null,
        ILogger<IdentitySourceSynchronizer>? logger = null)
    {
    }

    /// <inheritdoc />
    public Task<SyncResult> SynchronizeAsync(IAsyncEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <inheritdoc />
    public Task<SyncResult> SynchronizeAsync(IEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default) => throw new InvalidOperationException();
}
