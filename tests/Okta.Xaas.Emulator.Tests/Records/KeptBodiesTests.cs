using System.Text;
using Okta.Xaas.Emulator.Buffers;

namespace Okta.Xaas.Emulator.Tests.Records;

/// <summary>How much of the bodies is kept, and the buffer that keeps the newest.</summary>
public sealed class KeptBodiesTests
{
    [Fact]
    public void The_newest_bodies_are_kept_within_the_bytes()
    {
        var budget = new BodyBudget(10, 100);
        var bodies = new[] { 4, 4, 0, 4, 11, 3 }.Select(length => new Body(length)).ToList();
        var kept = new List<string>();
        foreach (var body in bodies)
        {
            budget.Keep(body);
            kept.Add(string.Concat(bodies.Select(one => one.IsKept ? '1' : '0')));
        }

        kept.Should().Equal("111111", "111111", "111111", "011111", "001001", "001001");
    }

    [Fact]
    public void Many_small_ones_have_an_end_too()
    {
        var budget = new BodyBudget(long.MaxValue, 2);
        var bodies = Enumerable.Range(0, 4).Select(_ => new Body(1)).ToList();
        bodies.ForEach(budget.Keep);
        bodies.Select(body => body.IsKept).Should().Equal(false, false, true, true);
        budget.Clear();
        bodies.Should().OnlyContain(body => !body.IsKept);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "6")]
    [InlineData(3, "456")]
    [InlineData(9, "123456")]
    public void A_ring_has_the_newest_in_order(int capacity, string expected)
    {
        var ring = new RingBuffer<int>(capacity);
        for (var i = 1; i <= 6; i++) ring.Add(i, out _);
        string.Concat(ring.ToArray()).Should().Be(expected);
        string.Concat(Enumerable.Range(0, ring.Count).Select(i => ring[i])).Should().Be(expected);
        ring.Clear();
        ring.Add(7, out _);
        ring.ToArray().Should().Equal(capacity == 0 ? [] : [7]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(200_000)]
    public void What_is_kept_comes_back_as_it_was(int length)
    {
        var people = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, (length / 8) + 1).Select(i => $"person.{i};")))[..length];
        var noise = new byte[length];
        new Random(17).NextBytes(noise);
        foreach (var bytes in new[] { people, noise })
        {
            var packed = PackedBytes.Of([.. bytes]);
            packed.Length.Should().Be(length);
            packed.Unpack().Should().Equal(bytes);
            packed.Unpack().Should().Equal(bytes);
        }
    }

    private sealed class Body(int length) : IBodyKeeper
    {
        public bool IsKept { get; private set; } = true;

        public int KeptBytes => length;

        public void DropBody() => IsKept = false;
    }
}
