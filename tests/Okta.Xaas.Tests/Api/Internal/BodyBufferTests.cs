using System.Buffers;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Tests.Api.Internal;

public class BodyBufferTests
{
    [Fact]
    public void Keeps_all_bytes_while_it_grows()
    {
        var buffer = new BodyBuffer();
        var expected = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();

        foreach (var chunk in expected.Chunk(7_001)) buffer.Write(chunk);

        buffer.Written.ToArray().Should().Equal(expected);
        buffer.Return();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500_000)]
    public void Gives_at_least_as_much_room_as_is_asked_for(int size)
    {
        var buffer = new BodyBuffer();

        buffer.GetSpan(size).Length.Should().BeGreaterThanOrEqualTo(Math.Max(size, 1));

        buffer.Return();
    }
}
