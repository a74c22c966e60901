using System.Text;
using System.Text.Json;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Tests.Wire;

/// <summary>A profile in an array does as a dictionary would, and pooled texts are those that came.</summary>
public sealed class ProfileTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(90)]
    public void It_changes_as_a_dictionary_does(int names)
    {
        var random = new Random(17);
        for (var round = 0; round < 200; round++)
        {
            var (old, given) = (Draw(random, names), Draw(random, names));
            var expected = new Dictionary<string, string?>(old);
            foreach (var (name, value) in given) expected[name] = value;
            var profile = Profile.Of(old);

            var merged = profile.With(Profile.Of(given));

            merged.Should().Equal(expected, "round {0}", round);
            merged.Keys.Should().Equal(expected.Keys);
            merged.Values.Should().Equal(expected.Values);
            profile.Should().Equal(old, "it is never changed itself");
            merged.With(Profile.Of(given)).Should().BeSameAs(merged);
            for (var i = 0; i < names; i++)
            {
                merged.ContainsKey($"a{i}").Should().Be(expected.ContainsKey($"a{i}"));
                merged.GetValueOrDefault($"a{i}").Should().Be(expected.GetValueOrDefault($"a{i}"));
            }

            var replaced = Profile.Of(given).WithNulls(old.Keys);
            foreach (var name in old.Keys) given.TryAdd(name, null);
            replaced.Should().Equal(given);
        }
    }

    [Fact]
    public void An_attribute_that_it_lacks_is_told_of()
    {
        var profile = Profile.Of(new Dictionary<string, string?> { ["a"] = null });
        profile["a"].Should().BeNull();
        profile.TryGetValue("b", out _).Should().BeFalse();
        profile.Invoking(one => one["b"]).Should().Throw<KeyNotFoundException>().WithMessage("*b*");
        Profile.Of(new Dictionary<string, string?>()).Should().BeSameAs(Profile.Empty);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(33)]
    [InlineData(80)]
    public void It_takes_less_memory_than_a_dictionary_also_when_it_is_looked_into(int names)
    {
        var given = Enumerable.Range(0, names).ToDictionary(i => $"a{i}", string? (_) => null);
        Allocated(() => Profile.Of(given).ContainsKey("b"));

        Allocated(() => Profile.Of(given).ContainsKey("b")).Should().BeLessThan(Allocated(() => new Dictionary<string, string?>(given).ContainsKey("b")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sales")]
    [InlineData("Zoë Müller")]
    [InlineData("𝒳 李 é")]
    [InlineData("a\\\"b\\u00e9\\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void A_text_is_what_came_however_often(string json)
    {
        for (var i = 0; i < 3; i++)
        {
            var property = JsonElement.Parse($$"""{"{{json}}":"{{json}}"}""").EnumerateObject().Single();
            PooledText.NameOf(property).Should().Be(property.Name);
            PooledText.ValueOf(property.Value).Should().Be(property.Value.GetString());
        }
    }

    [Fact]
    public void Texts_that_come_again_are_the_same_and_others_in_their_place_are_not()
    {
        var texts = Enumerable.Range(0, 20_000).Select(i => $"text {i}").ToList();
        texts.ConvertAll(Read).Should().Equal(texts);
        Read("text 19999").Should().BeSameAs(Read("text 19999"));

        static string Read(string text) => PooledText.ValueOf(JsonElement.Parse($"\"{text}\""));
    }

    [Fact]
    public void What_is_no_text_is_refused_as_before()
    {
        var bad = JsonElement.Parse([(byte)'"', .. "abc"u8, 0xC3, (byte)'"']);
        bad.Invoking(one => PooledText.ValueOf(one)).Should().Throw<InvalidOperationException>();
        var half = JsonElement.Parse(Encoding.UTF8.GetBytes("\"\\ud800\""));
        half.Invoking(one => PooledText.ValueOf(one)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void What_a_large_profile_was_read_into_is_let_go_also_when_it_is_refused()
    {
        var large = JsonElement.Parse($$$"""{"profile":{{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"a{i}\":\"\""))}}},"last":1}}""");
        Refuse(JsonElement.Parse("""{"profile":{"last":1}}"""));
        var (first, second) = (Refuse(large), Refuse(large));
        second.Should().BeGreaterThan(first * 7 / 10, "room that had been kept would not have been made anew");

        static long Refuse(JsonElement body) => Allocated(() => body.Invoking(one => ProfileReader.Read(one, ProfileSchema.User)).Should().Throw<ApiErrorException>());
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Dictionary<string, string?> Draw(Random random, int names)
    {
        var drawn = new Dictionary<string, string?>();
        for (var i = random.Next(names + 1); i > 0; i--) drawn[$"a{random.Next(names)}"] = random.Next(4) is var value and > 0 ? $"v{value}" : null;
        return drawn;
    }
}
