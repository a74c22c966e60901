using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

/// <summary>A run of a real client, watched while it goes on.</summary>
public class ImportTests(BrowserFixture browser) : PageTests(browser)
{
    private ILocator Session => Main.Locator(".session");

    [BrowserFact]
    public async Task A_run_of_the_sample_is_watched_from_CREATED_to_COMPLETED()
    {
        // Held by the org's clock at two points, so that each status stays until it was seen.
        using var held = Okta.Inject(FaultPlan.Script(
            ("uploadIdentitySourceDataForUpsert", 1, Fault.Wait(AnHour)),
            ("startImportFromIdentitySource", 1, Fault.Wait(AnHour))));
        await GoAsync("sessions");
        await Expect(Heading("No session yet")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("dotnet run --project samples/HrCsvSync");

        using var sample = SampleRun.Start(Okta);

        await Expect(Session.Locator(".pill")).ToHaveTextAsync("CREATED");
        await AdvanceAnHourAsync();
        await Expect(Session.Locator(".pill")).ToHaveTextAsync("IN PROGRESS");
        await Expect(Session.Locator(".session-sum")).ToContainTextAsync("8 batches");
        await AdvanceAnHourAsync();
        await Expect(Session.Locator(".pill")).ToHaveTextAsync("TRIGGERED");
        await Button("Finish it now").ClickAsync();
        await Expect(Session.Locator(".pill")).ToHaveTextAsync("COMPLETED");

        (await sample.ExitCodeAsync()).Should().Be(2, sample.Output);
        await Expect(Session.Locator(".phase-name")).ToHaveTextAsync(["CREATED", "IN PROGRESS", "TRIGGERED", "COMPLETED"]);
        await Expect(Session.Locator(".phase-time").First).ToHaveTextAsync("1 h 0 min");
        await Expect(ViewLink("Directory")).ToContainTextAsync("1,119");
    }

    private async Task AdvanceAnHourAsync()
    {
        await ViewLink("Controls").ClickAsync();
        await Button("1 hour").ClickAsync();
        await Expect(Notices).ToContainTextAsync("The org's clock is 1 hour further.");
        await ViewLink("Sessions").ClickAsync();
    }
}
