using System.Text;
using Okta.Xaas.Journal;
using Okta.Xaas.Journal.Internal;

namespace Okta.Xaas.Tests.Journal.Internal;

public class JournalLineTests
{
    private const string Path = "/var/lib/hr/okta.journal";

    private static readonly byte[][] Lines = [.. Entries.All.Select(JournalLine.Write)];
    private static readonly byte[] Content = [.. Lines.SelectMany(l => l)];

    [Fact]
    public void What_is_written_is_read_back()
    {
        var (entries, sound) = JournalLine.ReadAll(Content, Path);

        entries.Should().BeEquivalentTo(Entries.All, o => o.WithStrictOrdering().ComparingByMembers<JournalEntry>());
        entries.Select(e => e.Event).Should().BeEquivalentTo(Enum.GetValues<JournalEvent>());
        sound.Should().Be(Content.Length);
    }

    [Fact]
    public void An_entry_is_one_line_whatever_is_in_it() =>
        Lines.Select(line => Array.IndexOf(line, (byte)'\n')).Should().Equal(Lines.Select(line => line.Length - 1));

    [Fact]
    public void The_form_is_a_checksum_and_JSON() =>
        Encoding.UTF8.GetString(JournalLine.Write(Entries.Triggering("aps1"))).Should().MatchRegex("^[0-9a-f]{8} \\{\"event\":\"Triggering\",\"at\":\"2026-11-02T06:00:00\\+00:00\",\"sessionId\":\"aps1\"\\}\n$");

    [Fact]
    public void A_file_that_is_torn_at_any_byte_gives_the_lines_before_it()
    {
        for (var length = 0; length <= Content.Length; length++)
        {
            var (entries, sound) = JournalLine.ReadAll(Content[..length], Path);
            var whole = Lines.Select((_, i) => Lines.Take(i + 1).Sum(l => l.Length)).TakeWhile(end => end <= length).ToList();
            entries.Should().HaveCount(whole.Count, "of {0} bytes", length);
            sound.Should().Be(whole.LastOrDefault(), "of {0} bytes", length);
        }
    }

    [Fact]
    public void A_last_line_that_is_damaged_is_as_good_as_torn()
    {
        // A crash of the machine can leave a block of the last line unwritten, though its end is there.
        var lastStart = Content.Length - Lines[^1].Length;
        for (var at = lastStart; at < Content.Length - 1; at++)
        {
            var (entries, sound) = JournalLine.ReadAll(Damaged(at), Path);
            entries.Should().HaveCount(Lines.Length - 1, "with byte {0} damaged", at);
            sound.Should().Be(lastStart);
        }
    }

    [Fact]
    public void Damage_anywhere_before_the_last_line_is_told_with_its_line_and_the_mend()
    {
        var lastStart = Content.Length - Lines[^1].Length;
        for (var at = 0; at < lastStart; at++)
        {
            var line = Content.Take(at).Count(b => b == (byte)'\n') + 1;

            // Without its line feed the last line but one takes the last one with it: together they are a torn one.
            if (at == lastStart - 1) continue;
            FluentActions.Invoking(() => JournalLine.ReadAll(Damaged(at), Path)).Should().Throw<JournalException>()
                .WithMessage($"The journal {Path} is damaged in line {line}, which is not its last*cancel the open one, then delete the file; the changes of the last run must be handed in again.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000 ")]
    [InlineData("00000000 {}")]
    [InlineData("74234e98 null")]
    public void A_line_that_is_no_entry_is_damage(string line) =>
        FluentActions.Invoking(() => JournalLine.ReadAll([.. Encoding.UTF8.GetBytes(line + "\n"), .. Lines[0]], Path)).Should().Throw<JournalException>().WithMessage("*damaged in line 1,*");

    [Fact]
    public void A_line_of_another_format_is_damage_though_its_checksum_is_right()
    {
        const string Json = """{"event":"Paused","at":"2026-11-02T06:00:00+00:00"}""";
        var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Json)))[..8];
        byte[] content = [.. Encoding.UTF8.GetBytes($"{checksum} {Json}\n"), .. Lines[0]];

        FluentActions.Invoking(() => JournalLine.ReadAll(content, Path)).Should().Throw<JournalException>().WithMessage("*damaged in line 1,*");
    }

    private static byte[] Damaged(int at)
    {
        byte[] content = [.. Content];
        content[at] ^= 1;
        return content;
    }
}
