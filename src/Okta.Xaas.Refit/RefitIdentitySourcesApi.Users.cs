using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;
using Okta.Xaas.Refit.Internal;

namespace Okta.Xaas.Refit;

/// <content>Single users.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public async Task<IdentitySourceUser?> CreateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await Answers.ContentOrNullAsync(Refit.CreateUserAsync(IdentityChange.UpsertUser(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IdentitySourceUser> GetUserAsync(string externalId, CancellationToken cancellationToken = default) =>
        Answers.ContentAsync(Refit.GetUserAsync(externalId, cancellationToken));

    /// <inheritdoc />
    public async Task<IdentitySourceUser?> ReplaceUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await Answers.ContentOrNullAsync(Refit.ReplaceUserAsync(externalId, IdentityChange.UpsertUser(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IdentitySourceUser?> UpdateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return await Answers.ContentOrNullAsync(Refit.UpdateUserAsync(externalId, profile, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteUserAsync(string externalId, CancellationToken cancellationToken = default) => Answers.DoneAsync(Refit.DeleteUserAsync(externalId, cancellationToken));
}
