using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Csv;

public sealed class CsvSnapshotTests
{
    [Fact]
    public async Task Opens_a_file_and_lets_go_of_it()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "Id;Mail;Name\nE1;a@example.com;Nagy\n");

        using (var export = await CsvSnapshot.OpenAsync(path, TestMapping.With()))
        {
            (await export.Snapshot.Users!.ToListAsync()).Should().ContainSingle().Which.Profile.UserName.Should().Be("a@example.com");
            export.Name.Should().Be(Path.GetFileName(path));
        }

        File.Delete(path);
    }

    [Fact]
    public async Task Each_stream_can_be_read_again()
    {
        using var export = await TestExport.OpenAsync("Id;Mail;Name\nE1;a@example.com;Nagy\nE2;b@example.com;Ruiz\n");

        var first = await export.Snapshot.Users!.ToListAsync();
        var second = await export.Snapshot.Users!.ToListAsync();

        second.Select(user => user.ToString()).Should().Equal(first.Select(user => user.ToString()));
        export.RowsRead.Should().Be(2, "the second reading counts anew");
    }

    [Fact]
    public async Task Can_be_cancelled_between_two_rows()
    {
        using var cancellation = new CancellationTokenSource();
        using var export = await TestExport.OpenAsync("Id;Mail;Name\n" + string.Concat(Enumerable.Range(1, 100_000).Select(i => $"E{i};a@example.com;Nagy\n")));
        var seen = 0;

        var read = async () =>
        {
            await foreach (var _ in export.Snapshot.Users!.WithCancellation(cancellation.Token))
            {
                if (++seen == 10) await cancellation.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
        seen.Should().BeLessThan(100_000);
    }

    [Fact]
    public async Task Says_so_when_there_is_no_such_file()
    {
        var open = () => CsvSnapshot.OpenAsync("no/such/export.csv", TestMapping.With());

        (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("no/such/export.csv: the export cannot be read: *");
    }

    [Fact]
    public async Task Refuses_a_stream_that_can_be_read_only_once()
    {
        using var pipe = new System.IO.Pipelines.Pipe().Reader.AsStream();

        var open = () => CsvSnapshot.OpenAsync(pipe, "hr.csv", TestMapping.With());

        await open.Should().ThrowAsync<ArgumentException>().WithMessage("The stream must be seekable*");
    }
}
