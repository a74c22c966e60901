using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// The changes of a plan in a temporary file: a first import has all people in it, and they are not to be held in memory. What is written has values of
/// people, so it is encrypted with a key that this object alone has; after a crash nobody can read the file.
/// </summary>
internal sealed class PlanSpool : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Aes _aes = Aes.Create();
    private readonly FileStream _file;
    private readonly BufferedStream _buffered;
    private readonly CryptoStream _encrypting;
    private readonly byte[] _length = new byte[sizeof(int)];
    private bool _complete;
    private bool _disposed;

    public PlanSpool(string folder)
    {
        var path = Path.Combine(folder, $"okta-xaas-plan-{Guid.NewGuid():N}.tmp");
        _file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
        _encrypting = new(_file, _aes.CreateEncryptor(), CryptoStreamMode.Write);
        _buffered = new(_encrypting, BufferSize);
    }

    public void Write(ByteWriter record)
    {
        for (var i = 0; i < _length.Length; i++) _length[i] = (byte)(record.Length >> (8 * i));
        _buffered.Write(_length, 0, _length.Length);
        _buffered.Write(record.Buffer, 0, record.Length);
    }

    /// <summary>Ends the writing; from then on it can be read.</summary>
    public void Complete()
    {
        _buffered.Flush();
        _encrypting.FlushFinalBlock();
        _file.Flush();
        _complete = true;
    }

    /// <summary>The changes, without those that were held back after they had been written.</summary>
    public async IAsyncEnumerable<PlannedChange> ReadAsync(HeldBackNumbers heldBack, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (PlanRecord.Read(record, heldBack) is { } change) yield return change;
        }
    }

    /// <summary>The records as they were written.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_complete) throw new InvalidOperationException("The plan is still being written.");
        using var file = new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        using var decrypting = new CryptoStream(file, _aes.CreateDecryptor(), CryptoStreamMode.Read);
        using var buffered = new BufferedStream(decrypting, BufferSize);
        var length = new byte[sizeof(int)];
        while (Fill(buffered, length))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = new byte[length[0] | (length[1] << 8) | (length[2] << 16) | (length[3] << 24)];
            if (!Fill(buffered, record)) throw new EndOfStreamException("The plan's temporary file is cut off: make the plan anew.");
            yield return record;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_complete) _buffered.Flush();
        _buffered.Dispose();
        _encrypting.Dispose();
        _file.Dispose();
        _aes.Dispose();
    }

    // Nothing left is the end; a part of what is asked for is a cut file.
    private static bool Fill(BufferedStream stream, byte[] bytes)
    {
        var filled = 0;
        while (filled < bytes.Length)
        {
            var read = stream.Read(bytes, filled, bytes.Length - filled);
            if (read == 0) return filled == 0 && bytes.Length > 0 ? false : throw new EndOfStreamException("The plan's temporary file is cut off: make the plan anew.");
            filled += read;
        }

        return true;
    }
}
