using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Batching;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Tests.Changes.Internal;

/// <summary>The fast way of checking and writing against the two that it stands for: the validator's verdict, and the bytes of the JSON writer.</summary>
public sealed class EntryWriterTests
{
    private static readonly Gen<string> Character = Gen.Elements(
        "a", "Z", "0", " ", "~", "'", "<", "&", "+", "@", "é", "ß", "ł", "ễ", "日", "\"", "\\", "\n", "\0", "\u007f", "\u00a0", "\u00ad", "\u2028", "\ufeff", "\uffff", "😀", "\ud83d", "\ude00");

    private static readonly Gen<string> Plain = Gen.Frequency((12, Gen.Elements("a", "Z", "0", " ", "-")), (1, Gen.Elements("é", "ł", "ễ", "日")));

    private static readonly Gen<string> Length = from length in Gen.Elements(0, 1, 4, 5, 7, 8, 9, 15, 16, 17, 33, 50, 51, 100, 101, 127, 255, 256, 512, 513, 1024, 1025, 4096, 4097) select new string('x', length);

    private static readonly Gen<string> Text = Gen.OneOf(
        Length,
        from parts in Plain.ListOf() select string.Concat(parts),
        from before in Gen.Choose(0, 20) from odd in Character from after in Gen.Choose(0, 20) select new string('b', before) + odd + new string('c', after),
        from parts in Character.ListOf() select string.Concat(parts));

    private static readonly Gen<string> Address = Gen.Elements("a@b.c", "zoë.müller@example.com", "@example.com", "name@", "no address", "two words@example.com", "nb\u00a0sp@example.com", "a@b", "\"quoted\"@example.com");

    private static readonly Gen<string?> Value = Gen.Frequency((1, Gen.Constant((string?)null)), (8, from text in Text select (string?)text), (3, from address in Address select (string?)address));

    private static readonly Gen<string> Name = Gen.Frequency(
        (6, Gen.Elements("userName", "email", "secondEmail", "firstName", "lastName", "mobilePhone", "homeAddress", "displayName", "description", "serialNumber", "platform")),
        (4, Gen.Elements("department", "größe", "部門", "jobTitle")),
        (1, from text in Text where !string.IsNullOrWhiteSpace(text) select text));

    private static readonly Gen<(string Name, string? Value)[]> Attributes = (from name in Name from value in Value select (name, value)).ArrayOf();

    private static readonly Gen<IdentityChange> Change =
        from id in Gen.Frequency((5, Gen.Elements("E1", "Ä-007", "G 1")), (2, Text))
        from attributes in Attributes
        from kind in Gen.Choose(0, 9)
        select kind switch
        {
            < 6 => IdentityChange.UpsertUser(id, Fill(new UserProfile(), attributes)),
            < 9 => IdentityChange.UpsertGroup(id, Fill(new GroupProfile(), attributes)),
            _ => (IdentityChange)IdentityChange.DeleteUser(id),
        };

    /// <summary>What was begun and cut off again was somebody's data all the same.</summary>
    [Theory]
    [InlineData("Rumpelstilzchen")]
    [InlineData("Rumpelstilzchen\\")]
    [InlineData("Rumpelstilzchen\ud83d")]
    public void Leaves_nothing_in_the_memory_that_it_gives_back(string name)
    {
        var buffer = new PooledBuffer(PooledBuffer.SmallCapacity);
        using (var writer = new EntryWriter(buffer))
        {
            writer.TryWriteSound(IdentityChange.UpsertUser("E1", new UserProfile { FirstName = name, Email = "no address" })).Should().BeFalse();
        }

        MemoryMarshal.TryGetArray(buffer.Memory, out var memory).Should().BeTrue();
        buffer.Dispose();

        memory.Array!.AsSpan().IndexOf("stilz"u8).Should().Be(-1);
    }

    /// <summary>In both directions: what is at fault is never written, and what needs nothing unusual never takes the slower way.</summary>
    [Fact]
    public void The_fast_way_takes_exactly_the_upserts_without_a_fault_and_without_an_escape() => Holds((change, buffer, writer) =>
    {
        buffer.Write("before"u8);
        var sound = writer.TryWriteSound(change);

        var isUsual = ChangeValidator.Validate(change).Count == 0 && change is UserUpsert or GroupUpsert && ByJsonWriter(change).All(b => b != (byte)'\\');
        sound.Should().Be(isUsual);
        Encoding.UTF8.GetString(buffer.Memory.Span).Should().Be("before" + (sound ? Encoding.UTF8.GetString(ByJsonWriter(change)) : ""));
    });

    [Fact]
    public void Every_change_has_the_bytes_of_the_JSON_writer() => Holds((change, buffer, writer) =>
    {
        writer.Write(change);

        buffer.Memory.ToArray().Should().Equal(ByJsonWriter(change));
    });

    [Fact]
    public void The_packer_says_what_the_validator_says_and_sends_what_the_JSON_writer_writes() => Holds((change, _, _) =>
    {
        using var packer = new BatchPacker();

        var faults = packer.Add(0, change);

        faults.Should().Equal(ChangeValidator.Validate(change));
        if (faults.Count > 0) return;
        using var batch = packer.TakeSession().Single();
        batch.Body.ToArray().Should().Equal([.. BulkBody.Prefix(change.Kind), .. ByJsonWriter(change), .. BulkBody.Suffix]);
    });

    [Fact]
    public void Every_character_is_written_as_the_JSON_writer_writes_it_or_not_at_all()
    {
        using var buffer = new PooledBuffer();
        var written = 0;
        for (var character = 0; character <= char.MaxValue; character++)
        {
            // Not at the beginning, so that what is copied many at a time has its part, too.
            var text = $"0123456789{(char)character}b";
            buffer.CutBackTo(0);
            var writer = new PlainText(buffer);
            var isPlain = writer.TryWrite("<"u8, text, ">"u8);
            writer.Flush();

            var encoded = char.IsSurrogate((char)character) ? null : JsonEncodedText.Encode(text, BulkBody.WriterOptions.Encoder).ToString();
            isPlain.Should().Be(encoded == text, "of character {0:X4}", character);
            if (!isPlain) continue;
            written++;
            if (!buffer.Memory.Span.SequenceEqual(Encoding.UTF8.GetBytes($"<{text}>"))) Assert.Fail($"Character {character:X4} is written wrongly.");
        }

        written.Should().BeGreaterThan(50_000);
    }

    [Fact]
    public void More_names_than_are_remembered_change_nothing()
    {
        using var buffer = new PooledBuffer();
        using var writer = new EntryWriter(buffer);
        for (var number = 0; number < 1_000; number++)
        {
            var change = IdentityChange.UpsertUser("E1", Fill(new UserProfile(), [.. Enumerable.Range(number, 70).Select(n => ($"name{n}", (string?)"v"))]));
            buffer.CutBackTo(0);

            writer.TryWriteSound(change).Should().BeTrue();

            buffer.Memory.Span.SequenceEqual(ByJsonWriter(change)).Should().BeTrue();
        }
    }

    private static void Holds(Action<IdentityChange, PooledBuffer, EntryWriter> property) => Prop.ForAll(Change.ToArbitrary(), change =>
    {
        using var buffer = new PooledBuffer();
        using var writer = new EntryWriter(buffer);
        property(change, buffer, writer);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static T Fill<T>(T profile, IEnumerable<(string Name, string? Value)> attributes)
        where T : IdentityProfile
    {
        foreach (var (name, value) in attributes) profile[name] = value;
        return profile;
    }

    private static byte[] ByJsonWriter(IdentityChange change)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, BulkBody.WriterOptions)) BulkBody.WriteEntry(json, change);
        return memory.ToArray();
    }
}
