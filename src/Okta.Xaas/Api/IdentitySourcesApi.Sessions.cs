using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Api;

/// <content>Sessions.</content>
public sealed partial class IdentitySourcesApi
{
    /// <inheritdoc />
    public Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default) => AskAsync(
        Operations.ListSessions,
        HttpMethod.Get,
        "/sessions",
        null,
        answer => new IdentitySourceSessionList(AnswerReader.Sessions(answer), answer.Date),
        cancellationToken);

    /// <inheritdoc />
    public Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default) =>
        AskAsync(Operations.CreateSession, HttpMethod.Post, "/sessions", null, AnswerReader.Session, cancellationToken);

    /// <inheritdoc />
    public async Task<IdentitySourceSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        await AskAsync(Operations.GetSession, HttpMethod.Get, Session(sessionId), null, AnswerReader.Session, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        await DoAsync(Operations.DeleteSession, HttpMethod.Delete, Session(sessionId), null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async Task<IdentitySourceSession> StartImportAsync(string sessionId, CancellationToken cancellationToken = default) =>
        await AskAsync(Operations.StartImport, HttpMethod.Post, Session(sessionId) + "/start-import", null, AnswerReader.Session, cancellationToken)
            .ConfigureAwait(false);

    private static string Session(string sessionId) => "/sessions/" + PathSegment.Escape(sessionId);
}
