using Okta.Xaas.Feeds.Json.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>A list in JSON as a full list, from a file or from a REST service: its active people, and the groups that the mapping makes of properties, with their members.</summary>
/// <remarks>
/// <para>An array of objects, or one under the property that the mapping's <c>records</c> names, or an object in each line (NDJSON); UTF-8. A column of the mapping is a property, or one within others
/// (<c>name.first</c>, <c>emails.0.value</c>). Numbers are texts as they are written; an array of texts has a line for each.</para>
/// <para>It is read as a stream, once for each kind, a record of at most 1 MB at a time; the streams are read one after another, each as often as wanted. A record that can't be used is in the list with its
/// <see cref="SnapshotUser.Fault"/>; JSON that breaks off, or is none, ends with a <see cref="SnapshotReadException"/>. A row's number is the record's, from 1.</para>
/// </remarks>
public sealed class JsonSnapshot : IHrList
{
    private readonly MappedList _list;

    private JsonSnapshot(MappedList list) => _list = list;

    /// <summary>The full list. Without group rules in the mapping it says nothing of groups and memberships, so that they are left alone.</summary>
    public IdentitySnapshot Snapshot => _list.Snapshot;

    /// <summary>The file's name, or the service's address without its query, for messages.</summary>
    public string Name => _list.Name;

    /// <summary>How many records the users' stream has come by so far: all once it was read to its end.</summary>
    public long RowsRead => _list.RowsRead;

    /// <summary>How many of them are leavers' records, which are not in the list.</summary>
    public long LeaverRows => _list.LeaverRows;

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    public long LaterRows => _list.LaterRows;

    /// <summary>How many of them are rows that the mapping's <c>where</c> does not select, and so are not in the list.</summary>
    public long NotSelectedRows => _list.NotSelectedRows;

    /// <summary>Opens a file and looks for the properties that the mapping names.</summary>
    /// <param name="path">The file. It is opened for reading only, and nobody can write to it meanwhile where the operating system has such locks.</param>
    /// <param name="mapping">What its properties mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The list; dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, is no such JSON, or no record has a property that the mapping names and that is not <c>optional</c> there.</exception>
    public static Task<JsonSnapshot> OpenAsync(string path, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(mapping);
        return OpenAsync(new JsonFile(SourceFile.Open(path, out var writtenAt), Path.GetFileName(path), mapping) { WrittenAt = writtenAt }, mapping, timeProvider, cancellationToken);
    }

    /// <summary>Takes JSON that is open already and looks for the properties that the mapping names.</summary>
    /// <param name="stream">The JSON; seekable, as it is read once for each kind. It is closed when the result is disposed, or when this fails.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="mapping">What its properties mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">The stream can't seek, the name is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The stream can't be read, is no such JSON, or no record has a property that the mapping names and that is not <c>optional</c> there.</exception>
    public static Task<JsonSnapshot> OpenAsync(Stream stream, string name, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be seekable, as it is read once for users, groups and memberships each: copy it into a file first.", nameof(stream));
        return OpenAsync(new JsonFile(stream, name, mapping), mapping, timeProvider, cancellationToken);
    }

    /// <summary>Asks a REST service for the whole list, page by page, and looks for the properties that the mapping names.</summary>
    /// <param name="service">The service.</param>
    /// <param name="mapping">What the records' properties mean.</param>
    /// <param name="timeProvider">The clock of the waits, and of who has come and who has left. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <returns>The list; dispose it to delete what was answered.</returns>
    /// <exception cref="ArgumentException">The service's settings are at fault, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">
    /// The service did not answer, also after repetitions; answered anything but 200; its pages never end, lead elsewhere, or make no list; or as with a file. The message has the page and no query.
    /// </exception>
    public static Task<JsonSnapshot> DownloadAsync(JsonService service, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(service, mapping, timeProvider, TimeProvider.System, cancellationToken);

    // A page's time limit keeps to the system's clock, also where the waits run in virtual time: the network does not follow a virtual clock.
    internal static async Task<JsonSnapshot> DownloadAsync(JsonService service, HrMapping mapping, TimeProvider? timeProvider, TimeProvider networkTime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(mapping);
        var file = CreateFile();
        IReadOnlyList<string> notes;
        try
        {
            using var download = new PagedDownload(service, file, mapping.Records, timeProvider ?? TimeProvider.System, networkTime);
            await download.RunAsync(cancellationToken).ConfigureAwait(false);
            notes = download.Notes;
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return await OpenAsync(new JsonFile(file, service.ToString(), mapping) { IsDownloaded = true, Notes = notes }, mapping, timeProvider, cancellationToken).ConfigureAwait(false);

        FileStream CreateFile()
        {
            try
            {
                return TemporaryFile.Create();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw ReadFault.InFile(service.ToString(), $"the temporary file for the list cannot be made: {fault.Message}", fault);
            }
        }
    }

    /// <summary>The people of the records that are not in the list, as they have left or come later, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and records, in the order of the list. Somebody may be in the list with another record.</returns>
    /// <exception cref="SnapshotReadException">The list can't be read to its end.</exception>
    public IAsyncEnumerable<AbsentPerson> ReadAbsentAsync(CancellationToken cancellationToken = default) => _list.ReadAbsentAsync(cancellationToken);

    /// <summary>Says what the mapping makes of a person, row by row, for whoever writes the mapping.</summary>
    /// <param name="externalId">The person's key, whatever its case.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The person's rows, those included that are not in the list; nothing when the source has none. They have values of the person: show them to their user alone.</returns>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    /// <exception cref="SnapshotReadException">The source can't be read to its end.</exception>
    public IAsyncEnumerable<RowExplanation> ExplainAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        return _list.ExplainAsync(externalId.Trim(), cancellationToken);
    }

    /// <summary>Closes the file; of a service's answers nothing is left.</summary>
    public void Dispose() => _list.Dispose();

    private static async Task<JsonSnapshot> OpenAsync(JsonFile file, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken) =>
        new(await MappedList.OpenAsync(file, mapping, timeProvider, cancellationToken).ConfigureAwait(false));
}
