namespace Okta.Xaas.Hosting.Tests.Processes;

/// <summary>One machine with SQLite and a schedule in memory, as a real process.</summary>
public sealed class OneMachineTests
{
    [Fact]
    public async Task Killed_in_a_run_a_process_is_followed_by_the_next_one_which_begins_it_anew_at_its_start_and_sends_nothing_twice()
    {
        await using var org = await ServiceOrg.StartAsync(address: null, ServiceOrg.Never);
        var process = await org.StartAsync();
        await process.RunNowAsync();
        await org.MorningAsync("night-1");
        var sessions = org.Okta.Sessions.Count;
        var held = org.HoldAsync(4, afterEffect: true); // an upload
        var night = org.NewNight();
        await process.RunNowAsync();
        await org.LineAsync((_, line) => line == $"begins {night}");
        await held;
        await process.KillAsync();
        await org.ForgetAsync(process);

        await org.StartAsync();
        (await org.MorningAsync(night)).Line.Split(' ')[1].Should().Be("Recovered");
        org.ExpectTheList();
        org.Imported(sessions).Should().OnlyHaveUniqueItems();
    }
}
