using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Api;

/// <content>Single users.</content>
public sealed partial class IdentitySourcesApi
{
    // .NET Framework has no name for it.
    private static readonly HttpMethod Patch = new("PATCH");

    /// <inheritdoc />
    public async Task<IdentitySourceUser?> CreateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskAsync(Operations.CreateUser, HttpMethod.Post, "/users", RequestBody.Entity(externalId, profile), AnswerReader.UserOrNull, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IdentitySourceUser> GetUserAsync(string externalId, CancellationToken cancellationToken = default) =>
        await AskAsync(Operations.GetUser, HttpMethod.Get, User(externalId), null, AnswerReader.User, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async Task<IdentitySourceUser?> ReplaceUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        var path = User(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskAsync(Operations.ReplaceUser, HttpMethod.Put, path, RequestBody.Entity(externalId, profile), AnswerReader.UserOrNull, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IdentitySourceUser?> UpdateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        var path = User(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskAsync(Operations.UpdateUser, Patch, path, RequestBody.Entity(null, profile), AnswerReader.UserOrNull, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeleteUserAsync(string externalId, CancellationToken cancellationToken = default) =>
        await DoAsync(Operations.DeleteUser, HttpMethod.Delete, User(externalId), null, cancellationToken).ConfigureAwait(false);

    private static string User(string externalId) => "/users/" + PathSegment.Escape(externalId);
}
