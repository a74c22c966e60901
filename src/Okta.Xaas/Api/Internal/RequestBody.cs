using System.Net.Http.Headers;
#if !NET
using System.Runtime.InteropServices;
#endif
using System.Text.Json;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>Writes the requests' bodies, once, as the bytes that are sent.</summary>
internal static class RequestBody
{
    // About what an entity takes, so that a body seldom moves while it grows.
    private const int BytesOfEntity = 400;

    // What the interface calls the parameter that an argument of this type stands for; Refit tells only the type.
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(IReadOnlyCollection<UserUpsert>)] = "users",
        [typeof(IReadOnlyCollection<UserDelete>)] = "users",
        [typeof(IReadOnlyCollection<GroupUpsert>)] = "groups",
        [typeof(IReadOnlyCollection<GroupDelete>)] = "groups",
        [typeof(IReadOnlyCollection<MembershipAdd>)] = "memberships",
        [typeof(IReadOnlyCollection<MembershipRemove>)] = "memberships",
        [typeof(IReadOnlyCollection<DeviceUpsert>)] = "devices",
        [typeof(IReadOnlyCollection<DeviceDelete>)] = "devices",
        [typeof(UserUpsert)] = "user",
        [typeof(GroupUpsert)] = "group",
        [typeof(UserProfile)] = "profile",
        [typeof(GroupMember)] = "member",
    };

    /// <summary>The body of a request, from the argument of the interface's method.</summary>
    /// <exception cref="ArgumentException">It is <see langword="null"/>, or holds nothing, or an id that would change on its way.</exception>
    public static HttpContent Of<T>(T argument)
    {
        if (argument is ReadOnlyMemory<byte> utf8Json)
        {
            Arguments.RequireBody(utf8Json);
            return Ready(utf8Json);
        }

        var name = Names[typeof(T)];
        switch (argument)
        {
            case null:
                throw new ArgumentNullException(name);
            case IReadOnlyCollection<IdentityChange> changes:
                Arguments.RequireChanges(changes, name);
                return Bulk(changes);
            case UserUpsert user:
                IdText.Require(user.ExternalId, name);
                return Entity(user.ExternalId, user.Profile);
            case GroupUpsert group:
                IdText.Require(group.ExternalId, name);
                return Entity(group.ExternalId, group.Profile);
            case GroupMember member:
                IdText.Require(member.MemberExternalId, name);
                return Member(member.MemberExternalId);
            case UserProfile profile:
                return Entity(null, profile);
            default:
                throw new InvalidOperationException($"A body of {typeof(T)} is not known.");
        }
    }

    /// <summary>A whole bulk body, byte for byte what the packer makes of the same changes.</summary>
    public static void WriteBulk(PooledBuffer buffer, ChangeKind kind, IEnumerable<IdentityChange> changes)
    {
        buffer.Write(BulkBody.Prefix(kind));
        using var writer = new EntryWriter(buffer);
        var isFirst = true;
        foreach (var change in changes)
        {
            if (!isFirst) buffer.Write(","u8);
            isFirst = false;
            writer.Write(change);
        }

        buffer.Write(BulkBody.Suffix);
    }

    /// <summary>The body of a single call: <c>externalId</c> where the operation repeats it, and the profile.</summary>
    public static HttpContent Entity(string? externalId, IdentityProfile profile)
    {
        var json = Json(writer =>
        {
            if (externalId is not null) writer.WriteString("externalId"u8, externalId);
            writer.WritePropertyName("profile"u8);
            BulkBody.WriteProfile(writer, profile);
        });
        return externalId is null ? Ready(json) : new EntityContent(json, externalId);
    }

    public static HttpContent Member(string memberExternalId) => Ready(Json(writer => writer.WriteString("memberExternalId"u8, memberExternalId)));

    /// <summary>No body, for a POST. Without a content .NET sends the request again by itself when the connection closes before the answer: a second create or trigger.</summary>
    public static HttpContent None() => new ByteArrayContent([]);

    /// <summary>Sends exactly these bytes, without a copy.</summary>
    public static HttpContent Ready(ReadOnlyMemory<byte> utf8Json)
    {
#if NET
        var content = new ReadOnlyMemoryContent(utf8Json);
#else
        var content = MemoryMarshal.TryGetArray(utf8Json, out var segment)
            ? new ByteArrayContent(segment.Array, segment.Offset, segment.Count)
            : new ByteArrayContent(utf8Json.ToArray());
#endif
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    // All changes are of one kind, as the interface's types are.
    private static PooledContent Bulk(IReadOnlyCollection<IdentityChange> changes)
    {
        var buffer = new PooledBuffer(changes.Count * BytesOfEntity);
        WriteBulk(buffer, changes.First().Kind, changes);
        return new PooledContent(buffer);
    }

    private static byte[] Json(Action<Utf8JsonWriter> properties)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, BulkBody.WriterOptions))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return memory.ToArray();
    }
}
