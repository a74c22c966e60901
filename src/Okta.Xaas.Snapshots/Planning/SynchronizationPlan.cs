using System.Text.Json;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots;

/// <summary>
/// What a synchronization of a full list would do: shown, saved, approved, and applied by <see cref="ISnapshotSynchronizer"/>. Until it is disposed it keeps
/// its changes in a temporary file, encrypted with a key that is only in this process's memory.
/// </summary>
/// <remarks>Reading it changes nothing; several readings at once are possible.</remarks>
public sealed class SynchronizationPlan : IDisposable
{
    private readonly IPlanContent _content;
    private IDisposable? _narrowing;

    /// <summary>Makes a plan of what is handed in, for a test of code that is handed plans. It cannot be applied.</summary>
    /// <param name="summary">The numbers.</param>
    /// <param name="changes">The changes; none by default.</param>
    /// <param name="heldBack">What is held back; that of the summary by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    public SynchronizationPlan(PlanSummary summary, IReadOnlyList<PlannedChange>? changes = null, IReadOnlyList<HeldBackRecord>? heldBack = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Summary = summary;
        _content = new HandedContent(changes ?? [], heldBack ?? summary.HeldBack);
    }

    internal SynchronizationPlan(PlanSummary summary, PlanSpool spool, HeldBackNumbers heldBack, HeldBackList records, GivenNames given, IReadOnlyDictionary<string, long> listFacts)
    {
        Summary = summary;
        _content = new SpooledContent(spool, heldBack, records, given);
        ListFacts = listFacts;
    }

    /// <summary>The numbers, the safeguards and the records held back.</summary>
    public PlanSummary Summary { get; }

    /// <summary>Whether there is anything to do.</summary>
    public bool IsEmpty => Summary.Changes == 0;

    /// <summary>The changes in the order in which they go to Okta: users and groups, memberships, deletes.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The changes, read one by one from the plan's file.</returns>
    /// <exception cref="ObjectDisposedException">The plan is disposed.</exception>
    public IAsyncEnumerable<PlannedChange> ReadChangesAsync(CancellationToken cancellationToken = default) => _content.ReadChangesAsync(cancellationToken);

    /// <summary>Everything that is held back: rejected records, and who waits and why; <see cref="PlanSummary.HeldBack"/> has only the first 1,000.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records, in the order of the summary.</returns>
    /// <exception cref="ObjectDisposedException">The plan is disposed.</exception>
    public IAsyncEnumerable<HeldBackRecord> ReadHeldBackAsync(CancellationToken cancellationToken = default) => _content.ReadHeldBackAsync(cancellationToken);

    /// <summary>What is known of the list; null of a plan that was not made of one.</summary>
    internal IReadOnlyDictionary<string, long>? ListFacts { get; }

    /// <summary>What of each change is sent, or null; all when it is null.</summary>
    internal Func<PlannedChange, PlannedChange?>? Narrow { get; private set; }

    /// <summary>Lets only a part of the plan be sent, or all of it.</summary>
    /// <param name="narrow">What of each change is sent.</param>
    /// <param name="owner">What it needs, which is disposed with the plan.</param>
    internal void NarrowBy(Func<PlannedChange, PlannedChange?>? narrow, IDisposable? owner)
    {
        _narrowing?.Dispose();
        (_narrowing, Narrow) = (owner, narrow);
    }

    internal IAsyncEnumerable<UniqueName> ReadGivenNamesAsync(CancellationToken cancellationToken) => _content.ReadGivenNamesAsync(cancellationToken);

    /// <summary>Writes the plan as JSON lines: the summary first, then one line for each change, with its kind, key, action and the names of the changed attributes.</summary>
    /// <param name="stream">Where to. It has keys, and no value of a profile. Stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="ArgumentNullException">The stream is <see langword="null"/>.</exception>
    public async Task SaveAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await WriteLineAsync(stream, JsonSerializer.SerializeToUtf8Bytes(Summary, SavedPlanJsonContext.Default.PlanSummary), cancellationToken).ConfigureAwait(false);
        await foreach (var change in ReadChangesAsync(cancellationToken).ConfigureAwait(false))
            await WriteLineAsync(stream, JsonSerializer.SerializeToUtf8Bytes(SavedChange.Of(change), SavedPlanJsonContext.Default.SavedChange), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the plan to a file, as a whole or not at all; for its owner only, as it has keys.</summary>
    /// <param name="path">The file, whose place it takes if it is there. Its folder must exist.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="IOException">The file cannot be written; none is left behind.</exception>
    public async Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            await OwnerOnlyFile.ReplaceAsync(path, stream => SaveAsync(stream, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The plan cannot be saved as {path}: {exception.Message.TrimEnd('.', ' ')}. See that the folder is there, may be written, and has space.", exception);
        }
    }

    /// <summary>Reads the summary of a plan that <see cref="SaveAsync(string, CancellationToken)"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">It is not a saved plan.</exception>
    public static async Task<PlanSummary> LoadSummaryAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var file = File.OpenRead(path);
        return await LoadSummaryAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the summary of a plan that <see cref="SaveAsync(Stream, CancellationToken)"/> wrote: what <see cref="ISnapshotSynchronizer.ApplyAsync(PlanSummary, IdentitySnapshot, SnapshotRunOptions?, IProgress{SyncProgress}?, CancellationToken)"/> takes as the approval.</summary>
    /// <param name="stream">The saved plan.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentNullException">The stream is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">It is not a saved plan.</exception>
    public static async Task<PlanSummary> LoadSummaryAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var line = await reader.ReadLineAsync(
#if NET
            cancellationToken
#endif
            ).ConfigureAwait(false);
        return PlanSummary.FromJson(line ?? throw new JsonException("The file is empty, not a saved plan."));
    }

    /// <summary>Deletes the plan's temporary file.</summary>
    public void Dispose()
    {
        _narrowing?.Dispose();
        _content.Dispose();
    }

    /// <summary>The numbers in one line.</summary>
    /// <returns>The summary's text.</returns>
    public override string ToString() => Summary.ToString();

    private static async Task WriteLineAsync(Stream stream, byte[] json, CancellationToken cancellationToken)
    {
        byte[] line = [.. json, (byte)'\n'];
#if NET
        await stream.WriteAsync(line, cancellationToken).ConfigureAwait(false);
#else
        await stream.WriteAsync(line, 0, line.Length, cancellationToken).ConfigureAwait(false);
#endif
    }
}
