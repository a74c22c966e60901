using System.Globalization;

namespace Okta.Xaas.Hosting.Tests.Processes;

/// <summary>Several machines, that is real processes, which share a schedule and a store in a real PostgreSQL server.</summary>
public sealed class SharedScheduleTests(ServiceDatabase database) : IClassFixture<ServiceDatabase>
{
    /// <summary>How many nights there are with a kill at a random point; more are run by this variable.</summary>
    private static int Nights => Number("OKTA_XAAS_SERVICE_NIGHTS", 1);

    private static int Seed => Number("OKTA_XAAS_SERVICE_SEED", 1);

    [PostgreSqlFact]
    public async Task Of_three_machines_one_runs_each_night_by_the_schedule_of_the_last_and_the_directory_has_the_list_each_morning()
    {
        var (_, address) = await database.NewAsync();
        await using var org = await ServiceOrg.StartAsync(address, ServiceOrg.EveryTwoSeconds);
        await (await org.StartAsync(ServiceOrg.Never)).RunNowAsync();
        await org.MorningAsync("night-1");
        var missed = org.NewNight();
        await Task.WhenAll(org.StartAsync(), org.StartAsync());
        (await org.MorningAsync(missed)).Line.Split(' ')[1].Should().BeOneOf("CaughtUp", "Scheduled");
        org.ExpectTheList();
        for (var night = 3; night <= 4; night++)
        {
            var sessions = org.Okta.Sessions.Count;
            await org.MorningAsync(org.NewNight());
            org.ExpectTheList();
            org.Imported(sessions).Should().OnlyHaveUniqueItems("what is sent by one machine is not sent by another one");
        }

        foreach (var process in org.Processes.ToList()) (await process.StopAsync()).Should().Be(0);
    }

    [PostgreSqlFact]
    public async Task Killed_at_a_random_point_of_each_night_a_machine_is_followed_by_another_and_nothing_is_lost_or_sent_twice()
    {
        var random = new Random(Seed);
        var (_, address) = await database.NewAsync();
        await using var org = await ServiceOrg.StartAsync(address, ServiceOrg.Never);
        await Task.WhenAll(org.StartAsync(), org.StartAsync());
        await org.Processes[0].RunNowAsync();
        await org.MorningAsync("night-1");
        for (var night = 1; night <= Nights; night++)
        {
            var (sessions, point) = (org.Okta.Sessions.Count, (Request: random.Next(12), AfterEffect: random.Next(2) == 0));
            var held = org.HoldAsync(point.Request, point.AfterEffect);
            var name = org.NewNight();
            await org.Processes[random.Next(2)].RunNowAsync();
            var (killed, _) = await org.LineAsync((_, line) => line == $"begins {name}");
            await held;
            await killed.KillAsync();
            await org.ForgetAsync(killed);

            var (next, line) = await org.MorningAsync(name);
            (line.Split(' ')[1], next == killed).Should().Be(("Recovered", false), $"killed at {point}");
            org.ExpectTheList();
            org.Imported(sessions).Should().OnlyHaveUniqueItems($"killed at {point}");
            await org.StartAsync();
        }
    }

    [PostgreSqlFact]
    public async Task Two_machines_that_are_restarted_in_the_middle_of_an_import_hand_it_over_at_once_and_what_one_approves_has_one_run()
    {
        var (_, address) = await database.NewAsync();
        await using var org = await ServiceOrg.StartAsync(address, ServiceOrg.Never);
        await Task.WhenAll(org.StartAsync(), org.StartAsync());
        await org.Processes[0].RunNowAsync();
        await org.MorningAsync("night-1");
        foreach (var request in new[] { 3, 6 }) // an upload, and the trigger
        {
            var sessions = org.Okta.Sessions.Count;
            var held = org.HoldAsync(request, afterEffect: true);
            var name = org.NewNight();
            await org.Processes[0].RunNowAsync();
            var (stopping, _) = await org.LineAsync((_, line) => line == $"begins {name}");
            await held;
            (await stopping.StopAsync()).Should().Be(0);
            (await org.LineAsync((who, line) => who == stopping && line.StartsWith("ended ", StringComparison.Ordinal))).Line.Should().Contain(" Canceled ");
            await org.ForgetAsync(stopping);

            (await org.MorningAsync(name)).Line.Split(' ')[1].Should().Be("Recovered");
            org.ExpectTheList();
            org.Imported(sessions).Should().OnlyHaveUniqueItems();
            await org.StartAsync();
        }

        await ExpectOneRunOfAnApprovalAsync(org);
    }

    [PostgreSqlFact]
    public async Task When_the_database_is_gone_for_a_while_the_run_fails_and_the_night_ends_well_when_it_is_back()
    {
        var (name, address) = await database.NewAsync();
        await using var org = await ServiceOrg.StartAsync(address, ServiceOrg.Never);
        await Task.WhenAll(org.StartAsync(), org.StartAsync());
        await org.Processes[0].RunNowAsync();
        await org.MorningAsync("night-1");
        var sessions = org.Okta.Sessions.Count;
        var held = org.HoldAsync(4, afterEffect: true);
        var night = org.NewNight();
        await org.Processes[0].RunNowAsync();
        await org.LineAsync((_, line) => line == $"begins {night}");
        await held;
        await database.TakeAwayAsync(name);
        org.ReleaseHeld();
        (await org.LineAsync((_, line) => line.StartsWith("ended ", StringComparison.Ordinal))).Line.Should().Contain(" Failed ");
        await database.BringBackAsync(name);

        (await org.MorningAsync(night)).Line.Split(' ')[1].Should().Be("Retried");
        org.ExpectTheList();
        org.Imported(sessions).Should().OnlyHaveUniqueItems();
        foreach (var process in org.Processes.ToList()) (await process.StopAsync()).Should().Be(0);
    }

    // On whichever of them, whoever looks for it.
    private static async Task ExpectOneRunOfAnApprovalAsync(ServiceOrg org)
    {
        var night = org.NewNight(leavers: 20);
        await org.Processes[0].RunNowAsync();
        await org.LineAsync((_, line) => line.StartsWith("ended Asked Stopped ", StringComparison.Ordinal));
        await org.Processes[1].ApproveAsync();
        await org.LineAsync((_, line) => line == "approved");
        await Task.WhenAll(org.Processes.Select(process => process.LookAsync()));
        (await org.MorningAsync(night)).Line.Split(' ')[1].Should().Be("Approved");
        org.ExpectTheList();

        await Task.WhenAll(org.Processes.Select(process => process.LookAsync()));
        await org.Processes[1].RunNowAsync();
        (await org.LineAsync((_, line) => line.StartsWith("ended ", StringComparison.Ordinal))).Line.Split(' ')[1].Should().Be("Asked", "nothing else was to be done");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
