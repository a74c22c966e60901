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
    private readonly string _path;
    private readonly FileStream _file;
    private readonly ICryptoTransform _encryptor;
    private readonly CryptoStream _encrypting;
    private readonly BufferedStream _buffered;
    private readonly byte[] _length = new byte[sizeof(int)];
    private long _written;
    private bool _complete;
    private bool _disposed;

    public PlanSpool(string folder)
    {
        _path = Path.Combine(folder, $"okta-xaas-plan-{Guid.NewGuid():N}.tmp");
        try
        {
            _file = OwnerOnlyFile.Open(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _aes.Dispose();
            throw CannotBeWritten(exception);
        }

        _encryptor = _aes.CreateEncryptor();
        _encrypting = new(_file, _encryptor, CryptoStreamMode.Write);
        _buffered = new(_encrypting, BufferSize);
    }

    public void Write(ByteWriter record)
    {
        for (var i = 0; i < _length.Length; i++) _length[i] = (byte)(record.Length >> (8 * i));
        try
        {
            _buffered.Write(_length, 0, _length.Length);
            _buffered.Write(record.Buffer, 0, record.Length);
        }
        catch (IOException exception)
        {
            throw CannotBeWritten(exception);
        }

        _written++;
    }

    /// <summary>Ends the writing; from then on it can be read.</summary>
    public void Complete()
    {
        try
        {
            _buffered.Flush();
            _encrypting.FlushFinalBlock();
            _file.Flush();
        }
        catch (IOException exception)
        {
            throw CannotBeWritten(exception);
        }

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
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        using var decryptor = _aes.CreateDecryptor();

        // Not disposed: on .NET Framework that decrypts what was not read, and throws when it is not the end. They hold nothing but the file.
        var buffered = new BufferedStream(new CryptoStream(file, decryptor, CryptoStreamMode.Read), BufferSize);
        var length = new byte[sizeof(int)];

        // By their number: a file that is cut where a record ends looks whole.
        for (long read = 0; read < _written; read++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(buffered, length);
            var record = new byte[length[0] | (length[1] << 8) | (length[2] << 16) | (length[3] << 24)];
            Fill(buffered, record);
            yield return record;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    // The streams above the file are left alone: they would write what they still have, on a disk that may be full, and the file would stay.
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _file.Dispose();
        _encryptor.Dispose();
        _aes.Dispose();
    }

    private void Fill(BufferedStream stream, byte[] bytes)
    {
        try
        {
            for (var filled = 0; filled < bytes.Length;)
            {
                var read = stream.Read(bytes, filled, bytes.Length - filled);
                filled += read > 0 ? read : throw Damaged(null);
            }
        }
        catch (CryptographicException exception)
        {
            throw Damaged(exception);
        }
    }

    private IOException CannotBeWritten(Exception exception) => new(
        $"The plan's temporary file {_path} cannot be written: {exception.Message.TrimEnd('.', ' ')}. Nothing was sent. Give its disk space, a kilobyte for each person who changes, or name another folder (SnapshotOptions.TemporaryFolder).",
        exception);

    private EndOfStreamException Damaged(Exception? exception) =>
        new($"The plan's temporary file {_path} is cut off or was changed: make the plan anew.", exception);
}
