using Okta.Xaas.Http.Internal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>Who waits, and what wakes them.</summary>
public sealed class RateLimitGateTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly VirtualTimeProvider _clock = new();
    private readonly RateLimitGate _gate;

    public RateLimitGateTests() => _gate = new(_clock);

    [Fact]
    public async Task Who_waits_for_an_answer_goes_on_when_one_has_come_without_the_clock()
    {
        await EnterAsync();
        _gate.Leave(Answer(remaining: 2), Longest);
        await EnterAsync();
        await EnterAsync();
        var waiting = EnterAsync();
        waiting.IsCompleted.Should().BeFalse("the two that are under way may use up the rest");

        _gate.Leave();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        _clock.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_wait_ends_with_its_token_and_leaves_the_gate_to_the_others()
    {
        await EnterAsync();
        _gate.Leave(Answer(remaining: 0), Longest);
        using var impatient = new CancellationTokenSource();
        var waiting = EnterAsync(impatient.Token);
        var other = EnterAsync();

        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        _clock.Advance(TimeSpan.FromSeconds(62));

        await other.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task EnterAsync(CancellationToken cancellationToken = default) => _gate.EnterAsync(0, 1, _ => { }, cancellationToken);

    private PacingAnswer Answer(int remaining) => new(new RateLimitHeaders(15, remaining, _clock.GetUtcNow().AddSeconds(60)), _clock.GetUtcNow(), IsRefusal: false, null);
}
