using System.Buffers;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Tests.Changes.Internal;

public class PooledBufferTests
{
    [Fact]
    public void Keeps_all_bytes_while_it_grows()
    {
        using var buffer = new PooledBuffer();
        var expected = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();

        foreach (var chunk in expected.Chunk(7_001)) buffer.Write(chunk);

        buffer.Memory.ToArray().Should().Equal(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500_000)]
    public void Gives_at_least_as_much_room_as_is_asked_for(int size)
    {
        using var buffer = new PooledBuffer();

        buffer.GetSpan(size).Length.Should().BeGreaterThanOrEqualTo(Math.Max(size, 1));
    }
}
