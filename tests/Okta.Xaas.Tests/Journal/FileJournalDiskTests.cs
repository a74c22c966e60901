using Okta.Xaas.Journal;
using static Okta.Xaas.Tests.Journal.Entries;

namespace Okta.Xaas.Tests.Journal;

/// <summary>What the journal asks of its disk, and what it does when that is full.</summary>
public sealed class FileJournalDiskTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private WatchedFile? _file;

    [Fact]
    public async Task Each_entry_is_written_through_to_the_disk_before_the_act_that_it_announces()
    {
        using var journal = new FileJournal(_path, Watch);
        await journal.OpenAsync(default);
        foreach (var entry in All)
        {
            var flushed = _file!.FlushedToDisk;
            await journal.AppendAsync(entry, default);
            _file.FlushedToDisk.Should().Be(flushed + 1, "{0} must survive the loss of power", entry.Event);
            _file.UnflushedWrites.Should().Be(0);
        }
    }

    [Fact]
    public async Task Half_a_line_that_a_full_disk_took_is_cut_off_so_that_what_follows_can_be_read()
    {
        using (var journal = new FileJournal(_path, Watch))
        {
            await journal.OpenAsync(default);
            await journal.AppendAsync(RunStarted("0oa1"), default);
            _file!.IsFull = true;
            await FluentActions.Awaiting(() => journal.AppendAsync(Created("aps1"), default)).Should().ThrowAsync<JournalException>().WithMessage("*cannot be written*");
            _file.IsFull = false;
            await journal.AppendAsync(Created("aps2"), default);
            await journal.CloseAsync(default);
        }

        using var next = new FileJournal(_path);
        (await next.OpenAsync(default)).Select(e => e.SessionId).Should().Equal(null, "aps2");
    }

    public void Dispose() => File.Delete(_path);

    private WatchedFile Watch(string path) => _file = new(path);

    private sealed class WatchedFile(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1)
    {
        public int FlushedToDisk { get; private set; }

        public int UnflushedWrites { get; private set; }

        /// <summary>Takes a half of what is written.</summary>
        public bool IsFull { get; set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            UnflushedWrites++;
            base.Write(buffer, offset, IsFull ? count / 2 : count);
            if (IsFull) throw new IOException("No space left on device.");
        }

        public override void Flush(bool flushToDisk)
        {
            base.Flush(flushToDisk);
            if (!flushToDisk) return;
            FlushedToDisk++;
            UnflushedWrites = 0;
        }
    }
}
