using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

public sealed class FaultSeedTests
{
    private static readonly FaultRates Often = new()
    {
        CloseSession = 0.01,
        ExpireSession = 0.01,
        TriggerSession = 0.01,
        ForgetSession = 0.01,
        CreateSession = 0.01,
        SlowImport = 0.01,
        FailImport = 0.01,
        HtmlAsSuccess = 0.01,
        ForeignSuccess = 0.01,
        ForeignError = 0.01,
        WithoutRequestId = 0.01,
        OddlyRateLimited = 0.01,
    };

    [Fact]
    public async Task The_same_seed_and_requests_give_the_same_faults_and_another_seed_others()
    {
        var one = await RunAsync(FaultPlan.FromSeed(17, Often), 300);
        one.Should().NotBeEmpty();
        (await RunAsync(FaultPlan.FromSeed(17, Often), 300)).Should().Equal(one);
        (await RunAsync(FaultPlan.FromSeed(18, Often), 300)).Should().NotEqual(one);
    }

    [Fact]
    public async Task Threads_do_not_change_which_request_numbers_go_wrong()
    {
        var rates = FaultRates.None with { ServerError = 0.3, Html = 0.3 };
        var inTurn = FaultPlan.FromSeed(5, rates);
        await using var first = await TestOrg.StartAsync();
        first.Okta.Inject(inTurn);
        for (var i = 0; i < 200; i++) await first.GetAsync("sessions");
        var atOnce = FaultPlan.FromSeed(5, rates);
        await using var second = await TestOrg.StartAsync();
        second.Okta.Inject(atOnce);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => second.GetAsync("sessions"))));
        atOnce.ToString().Should().Be(inTurn.ToString());
        inTurn.ToString().Should().StartWith("Faults by seed 5:");
    }

    [Theory]
    [MemberData(nameof(EveryRate))]
    public async Task A_rate_of_1_puts_its_fault_on_every_request_that_it_suits(string fault, int requests)
    {
        var rates = Kinds[fault](FaultRates.None);
        var plan = FaultPlan.FromSeed(1, rates);
        await RunAsync(plan, 1);
        plan.Injected.Should().HaveCount(requests);
        plan.Injected.Should().NotContain(one => !one.Fault.Name.Contains(Name(fault), StringComparison.Ordinal));
        if (fault.StartsWith("Drop", StringComparison.Ordinal)) plan.Injected.Should().OnlyContain(one => one.Fault.IsAfterEffect == (fault == "DropAfterEffect"));
    }

    [Fact]
    public async Task Rates_are_kept_in_the_long_run()
    {
        var plan = FaultPlan.FromSeed(3, FaultRates.None with { ServerError = 0.2, NotSent = 0.1 });
        await using var org = await TestOrg.StartAsync();
        org.Okta.Inject(plan);
        for (var i = 0; i < 5000; i++) await TryAsync(org.GetAsync("sessions"));
        plan.Injected.Count(one => one.Fault.Name == "NotSent").Should().BeCloseTo(500, 80);
        plan.Injected.Count(one => one.Fault.Name != "NotSent").Should().BeCloseTo(1000, 120);
        plan.Injected.Select(one => one.Fault.ToString()).Distinct().Should().HaveCount(1 + (3 * 2) + 1, "every status comes before and after the effect, but for Okta's own 503, which says that nothing was done")
            .And.NotContain("ServerError 503 after effect");
    }

    [Fact]
    public async Task Each_foreign_answer_and_each_odd_rate_limit_is_drawn()
    {
        (await NamesAsync(FaultRates.None with { ForeignSuccess = 1 })).Should().BeEquivalentTo(
            from answer in Enum.GetNames<ForeignAnswer>() from status in new[] { 200, 202 } from after in new[] { "", " after effect" } select $"Foreign {status} {answer}{after}");
        (await NamesAsync(FaultRates.None with { ForeignError = 1 })).Should().HaveCount(12 * 2).And.Contain(["Html 407", "Html 425 after effect", "Html 522"]);
        (await NamesAsync(FaultRates.None with { OddlyRateLimited = 1 })).Should().BeEquivalentTo(
            "RateLimited RetryAfterZero", "RateLimited RetryAfterOne", "RateLimited RetryAfterPast", "RateLimited WithoutDate", "RateLimitedWithoutHeaders", "ConcurrencyLimited");

        static async Task<IReadOnlyList<string>> NamesAsync(FaultRates rates)
        {
            var plan = FaultPlan.FromSeed(6, rates);
            await using var org = await TestOrg.StartAsync();
            org.Okta.Inject(plan);
            for (var i = 0; i < 500; i++) await org.GetAsync("sessions");
            return [.. plan.Injected.Select(one => one.Fault.ToString()).Distinct()];
        }
    }

    [Fact]
    public async Task A_busy_token_endpoint_leaves_the_API_in_peace()
    {
        var plan = FaultPlan.FromSeed(7, FaultRates.None with { TokenEndpointBusy = 1 });
        await using var org = await TestOrg.StartAsync();
        org.Okta.Inject(plan);
        for (var i = 0; i < 30; i++)
        {
            using var token = await org.Client.PostAsync(new Uri("/oauth2/v1/token", UriKind.Relative), null);
            token.Headers.Should().ContainSingle().Which.Key.Should().Be("Date");
            (await token.Content.ReadAsStringAsync()).Should().BeEmpty();
            (await org.GetAsync("sessions")).Status.Should().Be(200);
        }

        plan.Injected.Select(one => one.Fault.Name).Distinct().Should().BeEquivalentTo("Busy 503", "Busy 429");
        plan.Injected.Should().HaveCount(30).And.OnlyContain(one => one.Operation == "token");
    }

    [Fact]
    public async Task A_wait_is_no_longer_than_it_may_be()
    {
        var plan = FaultPlan.FromSeed(4, FaultRates.None with { Wait = 1, LongestWait = TimeSpan.FromSeconds(2) });
        await using var org = await TestOrg.StartAsync();
        org.Okta.Inject(plan);
        var calls = Enumerable.Range(0, 100).Select(_ => org.GetAsync("sessions")).ToList();
        org.Clock.Advance(TimeSpan.FromSeconds(2));
        (await Task.WhenAll(calls)).Should().OnlyContain(answer => answer.Status == 200);
        plan.Injected.Select(one => one.Fault.Delay).Distinct().Count().Should().BeGreaterThan(50);
    }

    [Fact]
    public void By_default_only_requests_fail_and_an_org_is_left_in_peace()
    {
        var rates = new FaultRates();
        new[]
            {
                rates.CloseSession, rates.ExpireSession, rates.TriggerSession, rates.ForgetSession, rates.CreateSession, rates.SlowImport, rates.FailImport, rates.HtmlAsSuccess,
                rates.ForeignSuccess, rates.ForeignError, rates.WithoutRequestId, rates.OddlyRateLimited, rates.TokenEndpointBusy,
            }
            .Should().AllBeEquivalentTo(0.0);
        FaultRates.None.Should().Be(new FaultRates
        {
            Wait = 0,
            Refuse = 0,
            DropBeforeEffect = 0,
            DropAfterEffect = 0,
            NotSent = 0,
            CutAnswer = 0,
            Duplicate = 0,
            RateLimited = 0,
            RateLimitedWithoutHeaders = 0,
            ConcurrencyLimited = 0,
            ServerError = 0,
            Html = 0,
        });
    }

    [Fact]
    public void Rates_that_can_t_be_are_all_told_at_once()
    {
        var draw = () => FaultPlan.FromSeed(1, new FaultRates { Wait = -0.1, Html = double.NaN, CutAnswer = 1.1, LongestWait = TimeSpan.FromTicks(-1) });
        draw.Should().Throw<ArgumentException>().Which.Message.Should().Contain("Wait is").And.Contain("Html is").And.Contain("CutAnswer is").And.Contain("LongestWait");
        FluentActions.Invoking(() => FaultPlan.FromSeed(1, new FaultRates { Wait = 0.9 })).Should().Throw<ArgumentException>().WithMessage("*more than 1 together*");
    }

    public static TheoryData<string, int> EveryRate()
    {
        // One round: 6 requests, 5 of them change something, 4 name a session, 1 creates one and 1 starts its import.
        var data = new TheoryData<string, int>();
        foreach (var kind in Kinds.Keys)
        {
            data.Add(kind, kind switch
            {
                "Refuse" or "Duplicate" => 5,
                "CloseSession" or "ExpireSession" or "TriggerSession" or "ForgetSession" => 4,
                "CreateSession" or "SlowImport" or "FailImport" => 1,
                "TokenEndpointBusy" => 0,
                _ => 6,
            });
        }

        return data;
    }

    private static readonly Dictionary<string, Func<FaultRates, FaultRates>> Kinds = new()
    {
        ["Wait"] = rates => rates with { Wait = 1, LongestWait = TimeSpan.Zero },
        ["Refuse"] = rates => rates with { Refuse = 1 },
        ["DropBeforeEffect"] = rates => rates with { DropBeforeEffect = 1 },
        ["DropAfterEffect"] = rates => rates with { DropAfterEffect = 1 },
        ["NotSent"] = rates => rates with { NotSent = 1 },
        ["CutAnswer"] = rates => rates with { CutAnswer = 1 },
        ["Duplicate"] = rates => rates with { Duplicate = 1 },
        ["RateLimited"] = rates => rates with { RateLimited = 1 },
        ["RateLimitedWithoutHeaders"] = rates => rates with { RateLimitedWithoutHeaders = 1 },
        ["ConcurrencyLimited"] = rates => rates with { ConcurrencyLimited = 1 },
        ["ServerError"] = rates => rates with { ServerError = 1 },
        ["Html"] = rates => rates with { Html = 1 },
        ["HtmlAsSuccess"] = rates => rates with { HtmlAsSuccess = 1 },
        ["CloseSession"] = rates => rates with { CloseSession = 1 },
        ["ExpireSession"] = rates => rates with { ExpireSession = 1 },
        ["TriggerSession"] = rates => rates with { TriggerSession = 1 },
        ["ForgetSession"] = rates => rates with { ForgetSession = 1 },
        ["CreateSession"] = rates => rates with { CreateSession = 1 },
        ["SlowImport"] = rates => rates with { SlowImport = 1 },
        ["FailImport"] = rates => rates with { FailImport = 1 },
        ["ForeignSuccess"] = rates => rates with { ForeignSuccess = 1 },
        ["ForeignError"] = rates => rates with { ForeignError = 1 },
        ["WithoutRequestId"] = rates => rates with { WithoutRequestId = 1 },
        ["OddlyRateLimited"] = rates => rates with { OddlyRateLimited = 1 },
        ["TokenEndpointBusy"] = rates => rates with { TokenEndpointBusy = 1 },
    };

    private static string Name(string rate) => rate switch
    {
        "HtmlAsSuccess" => "Html 200",
        "ForeignSuccess" => "Foreign 20",
        "ForeignError" => "Html ",
        "OddlyRateLimited" => "Limited",
        "DropBeforeEffect" or "DropAfterEffect" => "Drop",
        _ => rate,
    };

    /// <summary>Sends the same requests whatever is answered.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(FaultPlan plan, int rounds)
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Inject(plan);
        for (var i = 0; i < rounds; i++)
        {
            await TryAsync(org.PostAsync("sessions"));
            var session = org.Okta.Sessions.Count > 0 ? org.Okta.Sessions[^1].Id : "apsNone";
            await TryAsync(org.UploadAsync(session, "bulk-upsert", Bodies.Users($"E{i}")));
            await TryAsync(org.PostAsync($"sessions/{session}/start-import"));
            org.Clock.Advance(TimeSpan.FromMinutes(11));
            await TryAsync(org.GetAsync($"sessions/{session}"));
            await TryAsync(org.SendAsync("DELETE", $"sessions/{session}"));
            await TryAsync(org.PostAsync("users", Bodies.User($"U{i}")));
        }

        return [.. plan.Injected.Select(one => one.ToString())];

        async Task TryAsync(Task<Answer> call)
        {
            if (!call.IsCompleted) org.Clock.Advance(TimeSpan.FromMinutes(1));
            await FaultSeedTests.TryAsync(call);
        }
    }

    private static async Task TryAsync(Task<Answer> call)
    {
        try
        {
            await call;
        }
        catch (HttpRequestException)
        {
            // A fault that the plan has told.
        }
    }
}
