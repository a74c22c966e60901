using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

/// <summary>The file of a plan: whose it is, and that a part of it is never taken for the whole.</summary>
public sealed class PlanSpoolTests : IDisposable
{
    private const int Records = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-spool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_file_is_its_owner_s_only_and_gone_when_the_plan_is()
    {
        using (var spool = Write())
        {
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _folder.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public void A_plan_that_was_given_up_while_it_was_written_leaves_no_file()
    {
        using (var spool = new PlanSpool(_folder.FullName)) spool.Write(Record(1));

        _folder.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        using var spool = Write();

        (await spool.ReadAsync(new(), CancellationToken.None).Select(c => c.Change.ExternalId).ToArrayAsync()).Should().Equal(Enumerable.Range(0, Records).Select(n => $"E{n}"));
    }

    [Fact]
    public async Task A_file_that_is_cut_off_anywhere_is_never_taken_for_a_whole_plan()
    {
        using var spool = Write();
        var whole = await File.ReadAllBytesAsync(Path);

        for (var length = whole.Length - 1; length >= 0; length--)
        {
            await using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)) file.SetLength(length);
            await spool.Invoking(s => s.ReadAsync(new(), CancellationToken.None).CountAsync().AsTask())
                .Should().ThrowAsync<EndOfStreamException>("it has {0} of {1} bytes", length, whole.Length).WithMessage("The plan's temporary file *is cut off or was changed: make the plan anew.");
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        var nowhere = System.IO.Path.Combine(_folder.FullName, "nowhere");

        ((Action)(() => _ = new PlanSpool(nowhere))).Should().Throw<IOException>().WithMessage($"The plan's temporary file {nowhere}*cannot be written: *SnapshotOptions.TemporaryFolder*");
    }

    private string Path => _folder.GetFiles().Single().FullName;

    private PlanSpool Write()
    {
        var spool = new PlanSpool(_folder.FullName);
        for (var n = 0; n < Records; n++) spool.Write(Record(n));
        spool.Complete();
        return spool;
    }

    private static ByteWriter Record(int n)
    {
        var record = new ByteWriter();
        PlanRecord.WriteDelete(record, EntityKind.User, $"E{n}");
        return record;
    }
}
