using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Refit;

/// <content>Sessions.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default) => AskAsync(Refit.ListSessionsAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default) => AskAsync(Refit.CreateSessionAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        AskAsync(Refit.GetSessionAsync(sessionId, cancellationToken));

    /// <inheritdoc />
    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default) => DoAsync(Refit.DeleteSessionAsync(sessionId, cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> StartImportAsync(string sessionId, CancellationToken cancellationToken = default) =>
        AskAsync(Refit.StartImportAsync(sessionId, cancellationToken));
}
