using System.Text.Json;

namespace Okta.Xaas.Changes.Internal;

/// <summary>
/// Writes entries of bulk bodies. An upsert with nothing unusual about it, as nearly all are, is checked and written in one pass; what that does not take,
/// <see cref="ChangeValidator"/> judges and <see cref="BulkBody"/> writes, and either way the bytes are the same.
/// </summary>
internal sealed class EntryWriter(PooledBuffer to) : IDisposable
{
    private Utf8JsonWriter? _json;

    /// <summary>Writes the entry, whatever is in it.</summary>
    public void Write(IdentityChange change)
    {
        if (!TryWriteSound(change)) WriteUnusual(change);
    }

    /// <summary>Writes the entry of a change without faults, or nothing: then it is at fault, or has to be written by <see cref="WriteUnusual"/>.</summary>
    public bool TryWriteSound(IdentityChange change)
    {
        var start = to.Length;
        var text = new PlainText(to);
        var isWritten = change switch
        {
            UserUpsert user => TryWrite(ref text, user, user.Profile, KnownNames.OfUsers),
            GroupUpsert group => TryWrite(ref text, group, group.Profile, KnownNames.OfGroups),
            _ => false,
        };
        text.Flush();
        if (!isWritten) to.CutBackTo(start);
        return isWritten;
    }

    /// <summary>Writes the entry of any change, the slower way.</summary>
    public void WriteUnusual(IdentityChange change)
    {
        _json ??= new(to, BulkBody.WriterOptions);
        _json.Reset(to);
        BulkBody.WriteEntry(_json, change);
        _json.Flush();
    }

    public void Dispose() => _json?.Dispose();

    private static bool TryWrite(ref PlainText text, IdentityChange change, IdentityProfile profile, KnownNames names)
    {
        if (profile.Count == 0 || ChangeValidator.CheckId(change) is not null) return false;
        if (!text.TryWrite("{\"externalId\":\""u8, change.ExternalId, "\",\"profile\":{"u8)) return false;
        var place = 0;
        foreach (var attribute in profile)
        {
            if (names.Find(place, attribute.Key) is not { } name) return false;
            if (name.Rule is { } rule && rule.Check(attribute.Key, attribute.Value) is not null) return false;

            // The first has no comma before it.
            var skip = place++ == 0 ? 1 : 0;
            if (attribute.Value is { } value)
            {
                if (!text.TryWrite(name.BeforeText.AsSpan(skip), value, "\""u8)) return false;
                continue;
            }

            text.Write(name.BeforeNull.AsSpan(skip));
            text.Write("null"u8);
        }

        text.Write("}}"u8);
        return true;
    }
}
