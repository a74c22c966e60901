using System.Text;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Csv;

public class EncodingTests
{
    private const string People = "Id;Mail;Name\nE1;a@example.com;Öström\n";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-8", "utf-8 with mark")]
    [InlineData("utf-16", "utf-16 with mark")]
    [InlineData("utf-16", "utf-16BE with mark")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("shift_jis", "shift_jis", "Id;Mail;Name\nE1;a@example.com;山田\n")]
    public async Task A_file_in_the_encoding_that_is_named_is_read(string named, string written, string text = People) =>
        (await ReadAsync(named, written, text)).Should().ContainSingle().Which.Profile.LastName.Should().Be(text == People ? "Öström" : "山田");

    [Theory]
    [InlineData("windows-1252", "utf-8", "hr.csv: this is UTF-8, and the mapping says windows-1252*")]
    [InlineData("iso-8859-15", "utf-8", "hr.csv: this is UTF-8, and the mapping says iso-8859-15*")]
    [InlineData("windows-1252", "utf-8 with mark", "hr.csv: this is UTF-8, as its byte order mark says, and the mapping says windows-1252*")]
    [InlineData("windows-1252", "utf-16 with mark", "hr.csv: this is UTF-16, as its byte order mark says*")]
    [InlineData("utf-8", "utf-16 with mark", "hr.csv: this is UTF-16, as its byte order mark says*")]
    [InlineData("utf-16", "utf-8 with mark", "hr.csv: this is UTF-8, as its byte order mark says*")]
    public async Task A_file_that_contradicts_the_encoding_that_is_named_is_not_read(string named, string written, string message)
    {
        var read = () => ReadAsync(named, written, People);

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage(message);
    }

    [Fact]
    public async Task A_file_of_ascii_alone_contradicts_nothing() => (await ReadAsync("windows-1252", "utf-8", "Id;Mail;Name\nE1;a@example.com;Nagy\n")).Should().ContainSingle();

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public async Task A_letter_over_two_blocks_of_the_file_is_seen(int start)
    {
        var head = "Id;Mail;Name\nE1;a@example.com;";
        var read = () => ReadAsync("windows-1252", "utf-8", head + new string('a', start - head.Length) + "ö\n");

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv: this is UTF-8*");
    }

    private static async Task<List<SnapshotUser>> ReadAsync(string named, string written, string text)
    {
        var encoding = Encoding.GetEncoding(written.Split(' ')[0]);
        byte[] bytes = [.. written.EndsWith("mark", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        using var export = await CsvSnapshot.OpenAsync(new MemoryStream(bytes), "hr.csv", TestMapping.With($"\"encoding\": \"{named}\""));
        return await export.Snapshot.Users!.ToListAsync();
    }
}
