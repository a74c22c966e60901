using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

public class UniformFaultTests
{
    [Theory]
    [InlineData(true, "a", "a", "a")]
    [InlineData(false, "a", "b", "a")]
    [InlineData(false, "a", null, "a")]
    [InlineData(false, null, "a", "a")]
    [InlineData(false, null, null)]
    [InlineData(false, "a")]
    [InlineData(false)]
    public void All_records_that_fail_in_one_way_stop_the_run(bool stops, params string?[] faults)
    {
        var uniform = new UniformFault();
        for (var i = 0; i < faults.Length; i++) uniform.Add(i + 2, faults[i]);
        var end = () => uniform.ThrowIfAll("user");

        if (stops) end.Should().Throw<SnapshotReadException>().WithMessage("all 3 users of the list fail in the same way: a").Which.Row.Should().Be(2);
        else end.Should().NotThrow();
    }
}
