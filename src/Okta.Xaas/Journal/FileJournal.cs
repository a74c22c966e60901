using Okta.Xaas.Journal.Internal;

namespace Okta.Xaas.Journal;

/// <summary>
/// A journal on a file: append-only lines with a checksum, each on disk before the act that it announces. Survives a kill at any instruction
/// and the loss of power.
/// </summary>
/// <remarks>
/// While a run uses it, the file is locked against other processes. The file holds external ids, session ids and times, and no value of a
/// profile. It is its owner's only, and is emptied when a run has ended. A last line that was torn by a crash is cut off: what it announced was never begun.
/// </remarks>
public sealed class FileJournal : ISynchronizationJournal, IDisposable
{
    private readonly string _path;
    private readonly Func<string, FileStream> _open;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private FileStream? _file;

    /// <summary>Names the file; it is opened, and made if need be, when a run begins.</summary>
    /// <param name="path">The file's path; one file for each identity source. Its folder must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or blank.</exception>
    public FileJournal(string path)
        // Without a buffer: what a failed write leaves in one would be written again with the next line.
        : this(path, static file => OwnerOnlyFile.Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
    {
    }

    internal FileJournal(string path, Func<string, FileStream> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _open = open;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_file is not null) throw new JournalException($"The journal {_path} is in use by another run of this process.");
            var file = Lock();
            try
            {
                var entries = Read(file);
                _file = file;
                return entries;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var line = JournalLine.Write(entry);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var file = _file ?? throw new JournalException($"The journal {_path} is not open.");
            var sound = file.Length;
            try
            {
                // What an ended run has written is of no more use, and the file must not grow for ever.
                if (entry.Event == JournalEvent.RunEnded) file.SetLength(0);
                else file.Write(line, 0, line.Length);
                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // On a full disk half of the line may be there: what is written next must not stand behind it.
                if (file.Length > sound) file.SetLength(sound);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal {_path} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _file?.Dispose();
        }
        finally
        {
            _file = null;
            _oneAtATime.Release();
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _oneAtATime.Dispose();
    }

    private FileStream Lock()
    {
        try
        {
            return _open(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(
                $"The journal {_path} cannot be opened: {exception.Message} If another process is synchronizing the same identity source, wait for it or stop it; each identity source needs a journal of its own.",
                exception);
        }
    }

    private IReadOnlyList<JournalEntry> Read(FileStream file)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        var (entries, sound) = JournalLine.ReadAll(content.ToArray(), _path);
        file.SetLength(sound);
        file.Seek(0, SeekOrigin.End);
        return entries;
    }
}
