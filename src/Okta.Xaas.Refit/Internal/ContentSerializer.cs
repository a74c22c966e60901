using System.Reflection;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Changes;
using Okta.Xaas.Changes.Internal;
using Refit;

namespace Okta.Xaas.Refit.Internal;

/// <summary>Writes the bodies as the SDK writes them, and hands on what the transport has read; no reflection on either way.</summary>
internal sealed class ContentSerializer : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) => item switch
    {
        IReadOnlyCollection<IdentityChange> changes => Bulk(changes),
        UserUpsert user => RequestBody.Entity(user.ExternalId, user.Profile),
        GroupUpsert group => RequestBody.Entity(group.ExternalId, group.Profile),
        UserProfile profile => RequestBody.Entity(null, profile),
        GroupMember member => RequestBody.Member(member.MemberExternalId),
        _ => throw new ArgumentNullException(nameof(item), "The request needs a body."),
    };

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) => Task.FromResult((T?)((AnswerContent)content).Model);

    // Asked for form fields and query objects, which the interface has none of.
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private static HttpContent Bulk(IReadOnlyCollection<IdentityChange> changes)
    {
        Arguments.RequireItems(changes);
        using var buffer = new PooledBuffer();
        RequestBody.WriteBulk(buffer, changes.First().Kind, changes);

        // A copy, as the pooled memory must be back before anybody can know that it is no longer being sent.
        return RequestBody.Ready(buffer.Memory.ToArray());
    }
}
