using Okta.Xaas.Api.Models;
using Okta.Xaas.Refit.Internal;

namespace Okta.Xaas.Refit;

/// <content>Sessions.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default) => Answers.ContentAsync(Refit.ListSessionsAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default) => Answers.ContentAsync(Refit.CreateSessionAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        Answers.ContentAsync(Refit.GetSessionAsync(sessionId, cancellationToken));

    /// <inheritdoc />
    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default) => Answers.DoneAsync(Refit.DeleteSessionAsync(sessionId, cancellationToken));

    /// <inheritdoc />
    public Task<IdentitySourceSession> StartImportAsync(string sessionId, CancellationToken cancellationToken = default) =>
        Answers.ContentAsync(Refit.StartImportAsync(sessionId, cancellationToken));
}
