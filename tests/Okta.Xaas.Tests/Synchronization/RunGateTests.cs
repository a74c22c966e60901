using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

public class RunGateTests
{
    // Gates are the process's: an id of its own keeps each test apart from the others.
    private readonly string _source = $"0oa{Guid.NewGuid():N}";
    private readonly Uri _org = new("https://example.okta.com");

    [Fact]
    public void One_run_at_a_time_for_an_identity_source()
    {
        using var first = RunGate.Of(_org, _source).Enter();
        FluentActions.Invoking(() => RunGate.Of(_org, _source).Enter()).Should().Throw<InvalidOperationException>().WithMessage($"*{_source} is under way*");
    }

    [Fact]
    public void The_next_run_may_enter_when_the_first_has_left()
    {
        RunGate.Of(_org, _source).Enter().Dispose();
        FluentActions.Invoking(() => RunGate.Of(_org, _source).Enter().Dispose()).Should().NotThrow();
    }

    [Fact]
    public void A_run_that_fails_lets_the_next_one_in()
    {
        FluentActions.Invoking(() =>
        {
            using var running = RunGate.Of(_org, _source).Enter();
            throw new IOException("reset");
        }).Should().Throw<IOException>();
        FluentActions.Invoking(() => RunGate.Of(_org, _source).Enter().Dispose()).Should().NotThrow();
    }

    [Fact]
    public void A_refused_run_leaves_the_first_one_in()
    {
        using var first = RunGate.Of(_org, _source).Enter();
        for (var i = 0; i < 2; i++) FluentActions.Invoking(() => RunGate.Of(_org, _source).Enter()).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData("https://EXAMPLE.okta.com/", true)]
    [InlineData("https://example.okta.com:443", true)]
    [InlineData("https://example.okta.com:8443", false)]
    [InlineData("https://example.oktapreview.com", false)]
    public void The_same_org_is_the_same_host_and_port(string other, bool same)
    {
        using var first = RunGate.Of(_org, _source).Enter();
        var entering = FluentActions.Invoking(() => RunGate.Of(new Uri(other), _source).Enter().Dispose());
        if (same) entering.Should().Throw<InvalidOperationException>();
        else entering.Should().NotThrow();
    }

    [Fact]
    public void Another_identity_source_of_the_org_is_independent()
    {
        using var first = RunGate.Of(_org, _source).Enter();
        FluentActions.Invoking(() => RunGate.Of(_org, _source.ToUpperInvariant()).Enter().Dispose()).Should().NotThrow("ids are case-sensitive");
    }

    [Fact]
    public void Of_many_that_come_at_once_one_enters()
    {
        var entered = 0;
        Parallel.For(0, 50, _ =>
        {
            try
            {
                RunGate.Of(_org, _source).Enter();
                Interlocked.Increment(ref entered);
            }
            catch (InvalidOperationException)
            {
                // Refused, as all but one must be.
            }
        });
        entered.Should().Be(1);
    }
}
