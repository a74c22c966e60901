using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Synchronization;

public class SafeRepeatTests
{
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly CollectingProgress _progress = new();
    private readonly List<double> _attempts = [];

    public static TheoryData<string> Harmless => ["not sent", "maintenance"];

    public static TheoryData<string> NotHarmless => ["unknown", "proxy's 503", "500", "400", "401", "404", "429"];

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task What_Okta_surely_did_not_do_is_repeated_after_waits_that_double(string failure)
    {
        (await RunAsync(attempt => attempt < 4 ? throw Failure(failure) : attempt)).Should().Be(4);

        _attempts.Should().Equal(0, 1, 3, 7);
        _progress.Reports.Select(r => r.WaitReason).Should().Equal(WaitReason.Retry, WaitReason.Retry, WaitReason.Retry);
        _progress.Reports.Select(r => r.WaitingUntil - VirtualTimeProvider.Start).Should().Equal(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7));
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task It_gives_up_after_six_repetitions_with_the_last_failure(string failure)
    {
        var thrown = new List<Exception>();
        var gaveUp = await FluentActions.Awaiting(() => RunAsync(_ =>
        {
            thrown.Add(Failure(failure));
            throw thrown[^1];
        })).Should().ThrowAsync<OktaApiException>();

        gaveUp.Which.Should().BeSameAs(thrown[^1]);
        _attempts.Should().Equal(0, 1, 3, 7, 15, 31, 63);
    }

    [Theory]
    [MemberData(nameof(NotHarmless))]
    public async Task Nothing_else_is_repeated(string failure)
    {
        await FluentActions.Awaiting(() => RunAsync(_ => throw Failure(failure))).Should().ThrowAsync<OktaApiException>();

        _attempts.Should().Equal(0);
        _clock.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_failure_that_is_not_harmless_ends_the_repetitions()
    {
        await FluentActions.Awaiting(() => RunAsync(attempt => throw Failure(attempt == 1 ? "not sent" : "unknown"))).Should().ThrowAsync<OktaApiException>();

        _attempts.Should().Equal(0, 1);
    }

    [Fact]
    public async Task A_token_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        var repeat = new SafeRepeat(new VirtualTimeProvider(), new(_progress, new("0oasource"), NullLogger.Instance));
        var waiting = repeat.DoAsync(() => Task.FromException(ScriptedOkta.NotSent()), source.Token);
        waiting.IsCompleted.Should().BeFalse("the clock stands still");
        await source.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<int> RunAsync(Func<int, int> request) => new SafeRepeat(_clock, new(_progress, new("0oasource"), NullLogger.Instance)).DoAsync(
        async () =>
        {
            await Task.Yield();
            _attempts.Add(_clock.Elapsed.TotalSeconds);
            return request(_attempts.Count);
        },
        CancellationToken.None);

    private static OktaApiException Failure(string which) => which switch
    {
        "not sent" => ScriptedOkta.NotSent(),
        "maintenance" => ScriptedOkta.Refused(HttpStatusCode.ServiceUnavailable),
        "unknown" => ScriptedOkta.Unknown(),
        "proxy's 503" => new("op", HttpStatusCode.ServiceUnavailable),
        var status => ScriptedOkta.Refused((HttpStatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
