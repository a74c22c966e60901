using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas.Emulator;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.TestHost;

namespace Okta.Xaas.Hosting.Tests.Jobs;

/// <summary>From a stopped run to its end with a real store and an emulated org, whose minutes pass in the wink of an eye.</summary>
public sealed class ApprovedChangesTests : IFeedNotifier
{
    private readonly Channel<FeedRunReport> _reports = Channel.CreateUnbounded<FeedRunReport>();

    [Fact]
    public async Task What_was_approved_is_sent_and_a_plan_that_is_another_one_by_then_waits_anew()
    {
        var folder = Directory.CreateTempSubdirectory("xaas-approved-");
        var clock = new ScaledTimeProvider(TimeProvider.System, 300);
        await using var okta = await OktaEmulator.StartAsync(o => (o.TimeProvider, o.SessionRateLimit, o.ProcessingTime, o.Urls) = (clock, null, TimeSpan.Zero, "http://127.0.0.1:0"));
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IFeedNotifier>(this);
        var people = Enumerable.Range(1, 20).ToList();
        builder.Services
            .AddOktaXaas(o =>
            {
                (o.OktaDomain, o.IdentitySourceId, o.ApiToken) = (okta.BaseAddress, okta.IdentitySourceId, okta.ApiToken);
                TestHostSettings.Apply(o.Synchronization);
            })
            .UseSnapshots(Path.Combine(folder.FullName, "store.db"))
            .RunOnSchedule((_, _) => ValueTask.FromResult(new IdentitySnapshot { Users = Users([.. people]) }), o => o.Cron = "0 0 0 1 1 ? 2099");
        using (var host = builder.Build())
        {
            await host.StartAsync();
            var runner = host.Services.GetRequiredService<IFeedRunner>();
            var approvals = host.Services.GetRequiredService<IFeedApprovals>();
            await runner.RunNowAsync("ada");
            (await NextAsync()).Outcome.Should().Be(FeedRunOutcome.Succeeded);

            people.RemoveRange(0, 5);
            await runner.RunNowAsync("ada");
            var stopped = ((SafeguardException)(await NextAsync()).Failure!).Approval!.ApprovalId;
            (people[0], people[1], people[2], people[3], people[4]) = (1, 2, 3, 4, 5);
            await approvals.ApproveAsync(stopped, "bob");
            var another = await NextAsync();
            (another.Cause, another.Outcome).Should().Be((FeedRunCause.Approved, FeedRunOutcome.Stopped), "others have left than was approved");
            var anew = ((SafeguardException)another.Failure!).Approval!;
            (anew.State, anew.ApprovalId == stopped).Should().Be((ApprovalState.Waiting, false));

            await approvals.ApproveAsync(anew.ApprovalId, "bob");
            var sent = await NextAsync();
            (sent.Cause, sent.Outcome, sent.Result!.Approval).Should().Be((FeedRunCause.Approved, FeedRunOutcome.Succeeded, new AppliedApproval(anew.ApprovalId, "bob", Applied: 5, LeftOut: 0, NotListed: 0)));
            okta.Directory.Users.Values.Count(user => user.IsActive).Should().Be(15);
            await host.StopAsync();
        }

        _reports.Reader.TryRead(out _).Should().BeFalse("each approval has one run");
        folder.Delete(recursive: true);
    }

    Task IFeedNotifier.NotifyAsync(FeedRunReport report, CancellationToken cancellationToken) => _reports.Writer.WriteAsync(report, cancellationToken).AsTask();

    private Task<FeedRunReport> NextAsync() => _reports.Reader.ReadAsync().AsTask().WaitAsync(FeedBench.Patience, TimeProvider.System);

    private static async IAsyncEnumerable<SnapshotUser> Users(IReadOnlyList<int> people)
    {
        foreach (var n in people) yield return new($"E{n}", new UserProfile { UserName = $"e{n}@example.com", Email = $"e{n}@example.com" });
        await Task.CompletedTask;
    }
}
