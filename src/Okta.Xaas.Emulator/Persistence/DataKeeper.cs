using Okta.Xaas.Emulator.Org;

namespace Okta.Xaas.Emulator.Persistence;

/// <summary>Saves the org in the background, soon after it has changed, and once more at the end.</summary>
internal sealed class DataKeeper : IAsyncDisposable
{
    // Soon enough that little is lost, and a long save seldom enough that it is a small part of the work.
    private const int SavesShare = 20;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly EmulatedOrg _org;
    private readonly TimeProvider _time;
    private readonly int _starts;
    private readonly Task _loop;
    private long _savedVersion;

    private DataKeeper(string path, EmulatedOrg org, TimeProvider time, int starts)
    {
        File = path;
        _org = org;
        _time = time;
        _starts = starts;
        Save();
        _loop = LoopAsync();
    }

    public string File { get; }

    /// <summary>When it was saved last, by the clock below Okta's.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why the last attempt failed; null when it did not. The next one follows.</summary>
    public string? Error { get; private set; }

    /// <summary>Puts what was saved into the org, and begins to save. The first save is done before it returns, so that a file that can't be written is found out now.</summary>
    public static DataKeeper Start(string path, SavedOrg? saved, EmulatedOrg org, TimeProvider time)
    {
        if (saved is not null)
        {
            org.Do((sessions, directory, _) =>
            {
                OrgState.Restore(saved, sessions, directory, org.Schema, org.Records);
                return true;
            });
        }

        return new DataKeeper(path, org, time, (saved?.Starts ?? 0) + 1);
    }

    /// <exception cref="IOException">What has changed last could not be saved.</exception>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _end.Dispose();
        if (HasChanged()) Save();
    }

    private bool HasChanged() => _org.Do((_, _, _) => _org.Records.Version) != Volatile.Read(ref _savedVersion);

    private void Save()
    {
        var (version, state) = _org.Do((sessions, directory, _) => (_org.Records.Version, OrgState.Save(_org.IdentitySourceId, _starts, sessions, directory, _org.Schema)));
        SavedOrgFile.Write(File, state);
        Volatile.Write(ref _savedVersion, version);
        SavedAt = _time.GetUtcNow();
        Error = null;
    }

    private async Task LoopAsync()
    {
        var wait = ShortestWait;
        while (true)
        {
            try
            {
                await Task.Delay(wait, _time, _end.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!HasChanged()) continue;
            var started = _time.GetTimestamp();
            try
            {
                Save();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Told in the state of the control API; the last attempt is made at the end, and fails loudly.
                Error = fault.Message;
            }

            var share = _time.GetElapsedTime(started) * SavesShare;
            wait = share > ShortestWait ? share : ShortestWait;
        }
    }
}
