using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Tests.Runs;

public class RetryRuleTests
{
    private static readonly FeedScheduleOptions Options = new() { MaxRetries = 7 };

    [Theory]
    [InlineData(FeedRunOutcome.Failed, true)]
    [InlineData(FeedRunOutcome.Succeeded, false)]
    [InlineData(FeedRunOutcome.Incomplete, false)] // the next run that is due hands in again what is left
    [InlineData(FeedRunOutcome.Stopped, false)] // needs somebody who looks at it
    [InlineData(FeedRunOutcome.Canceled, false)] // the host stops
    [InlineData(FeedRunOutcome.Running, false)]
    [InlineData(FeedRunOutcome.CutOff, false)]
    [InlineData(FeedRunOutcome.Busy, true)] // who has the source may be dead, or at a command line
    public void Only_what_failed_or_did_not_get_its_source_is_tried_again(FeedRunOutcome outcome, bool again)
    {
        (RetryRule.Next(outcome, 0, Options) is not null).Should().Be(again);
    }

    [Fact]
    public void Every_outcome_is_decided() => typeof(RetryRuleTests).GetMethod(nameof(Only_what_failed_or_did_not_get_its_source_is_tried_again))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Should().HaveCount(Enum.GetValues<FeedRunOutcome>().Length);

    [Fact]
    public void Each_wait_is_twice_as_long_up_to_six_hours_and_there_are_so_many_and_no_more() =>
        Enumerable.Range(0, 9).Select(attempt => RetryRule.Next(FeedRunOutcome.Failed, attempt, Options)?.TotalMinutes)
            .Should().Equal(10, 20, 40, 80, 160, 320, 360, null, null);
}
