namespace Okta.Xaas.Tests.Results;

public class SyncResultTests
{
    public static TheoryData<string, SyncResult, bool> Table => new()
    {
        { "nothing handed in", SampleResult.Empty, true },
        { "all imported", SampleResult.Empty with { ChangesRead = 1, Counts = Counts(new() { Imported = 1 }) }, true },
        { "nothing to do", SampleResult.Empty with { WithoutEffect = [SampleResult.Reference], Counts = Counts(new() { WithoutEffect = 1 }) }, true },
        { "one rejected", SampleResult.Empty with { Rejected = [SampleResult.Rejection] }, false },
        { "one in doubt", SampleResult.Empty with { InDoubt = [SampleResult.Reference] }, false },
        { "one not sent", SampleResult.Empty with { NotSent = [SampleResult.Reference] }, false },
        { "not read to the end", SampleResult.Empty with { ReadToEnd = false }, false },
        { "all of it", SampleResult.Full, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void It_succeeded_when_nothing_was_left_behind(string what, SyncResult result, bool succeeded)
    {
        result.Succeeded.Should().Be(succeeded, what);
        if (succeeded) result.EnsureSuccess().Should().BeSameAs(result);
        else result.Invoking(r => r.EnsureSuccess()).Should().Throw<SynchronizationException>().Which.Result.Should().BeSameAs(result);
    }

    [Fact]
    public void The_exception_counts_what_was_left_behind_and_names_nobody()
    {
        var exception = SampleResult.Full.Invoking(r => r.EnsureSuccess()).Should().Throw<SynchronizationException>().Which;
        exception.Message.Should().Contain("3 rejected, 1 in doubt, 1 not sent");
        exception.Message.Should().NotContainAny("E3", "E4", "E9", "G1");
    }

    [Fact]
    public void Sums_are_those_of_the_counts()
    {
        SampleResult.Full.Imported.Should().Be(13);
        SampleResult.Full.Duration.Should().Be(TimeSpan.FromMinutes(2));
        new ChangeCounts { Imported = 1, Rejected = 20, WithoutEffect = 300, InDoubt = 4_000, NotSent = 50_000 }.Total.Should().Be(54_321);
        new ChangeCounts().Total.Should().Be(0);
    }

    [Fact]
    public void The_text_has_the_numbers_and_no_ids()
    {
        SampleResult.Full.ToString().Should().Be("13 imported in 2 sessions, 3 rejected, 1 without effect, 1 in doubt, 1 not sent");
        SampleResult.Full.ToString().Should().NotContainAny("E3", "E4", "G1", "aps", "0oa");
    }

    [Fact]
    public void A_cancellation_is_an_ordinary_cancellation_that_carries_the_account()
    {
        using var source = new CancellationTokenSource();
        var inner = new OperationCanceledException();
        var exception = new SynchronizationCanceledException("cancelled", SampleResult.Full, inner, source.Token);
        exception.Should().BeAssignableTo<OperationCanceledException>();
        exception.CancellationToken.Should().Be(source.Token);
        exception.InnerException.Should().BeSameAs(inner);
        exception.Result.Should().BeSameAs(SampleResult.Full);
    }

    private static Dictionary<ChangeKind, ChangeCounts> Counts(ChangeCounts counts) => new() { [ChangeKind.UserUpsert] = counts };
}
