using System.Security.Cryptography;
using System.Text;
using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>Signs what is written down of a feed, with a key that is made of the one of the store's hashes.</summary>
internal sealed class RecordsKey
{
    private readonly byte[] _key;
    private readonly string _identitySourceId;

    public RecordsKey(byte[] storeKey, string identitySourceId)
    {
        using var hmac = new HMACSHA256(storeKey);
        _key = hmac.ComputeHash(Encoding.UTF8.GetBytes("Okta.Xaas.Snapshots records"));
        _identitySourceId = identitySourceId;
        Name = string.Concat(Sign(writer => writer.WriteText("name")).Take(4).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>By what it is told from an earlier key; says nothing of it.</summary>
    public string Name { get; }

    /// <summary>Signs an entry of the audit trail together with the one before.</summary>
    public byte[] SignEntry(long number, byte[]? previous, string text) => Sign(writer =>
    {
        writer.WriteText("audit");
        writer.WriteLong(number);
        writer.WriteBytes(previous ?? []);
        writer.WriteText(text);
    });

    /// <summary>Signs which entry of the audit trail is the last one.</summary>
    public byte[] SignHead(long number, byte[] entry) => Sign(writer =>
    {
        writer.WriteText("head");
        writer.WriteLong(number);
        writer.WriteBytes(entry);
    });

    public byte[] SignApproval(string approvalId, string text) => Sign(writer =>
    {
        writer.WriteText("approval");
        writer.WriteText(approvalId);
        writer.WriteText(text);
    });

    private byte[] Sign(Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        writer.WriteText(_identitySourceId);
        write(writer);
        using var hmac = new HMACSHA256(_key);
        return hmac.ComputeHash(writer.Buffer, 0, writer.Length);
    }
}
