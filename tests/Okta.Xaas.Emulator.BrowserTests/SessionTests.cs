using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class SessionTests(BrowserFixture browser) : PageTests(browser)
{
    private ILocator Cooldown => Main.Locator("#cooldown");

    [BrowserFact]
    public async Task The_cooldown_is_counted_down_and_ends_when_the_clock_is_advanced()
    {
        await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"));
        await GoAsync("sessions");
        await Expect(Cooldown).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[45]:[0-5][0-9]$"));
        var before = await Cooldown.TextContentAsync();
        await Expect(Cooldown).Not.ToHaveTextAsync(before!);

        Watch.Expected = PageWatch.Refusal;
        await ViewLink("Controls").ClickAsync();
        await Button("Create a session as another client").ClickAsync();
        await Expect(Notices).ToContainTextAsync("Only one active import session per identity source is allowed to be created every 5 minutes");
        await ViewLink("Sessions").ClickAsync();
        await Button("Advance the clock to its end").ClickAsync();

        await Expect(Cooldown).ToHaveCountAsync(0);
        await ViewLink("Controls").ClickAsync();
        await Button("Create a session as another client").ClickAsync();
        await Expect(Notices).ToContainTextAsync("was created.");
        Okta.Sessions.Select(session => session.Status).Should().Equal("TRIGGERED", "CREATED");
    }

    [BrowserFact]
    public async Task The_cooldown_s_end_is_seen_without_any_event()
    {
        await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"));
        await GoAsync("sessions");
        await Expect(Cooldown).ToBeVisibleAsync();
        await ViewLink("Controls").ClickAsync();

        await Button("×1,000").ClickAsync();

        // Five minutes of the org's, and so 0.3 seconds.
        await Expect(Page.Locator(".cooldown-chip")).ToHaveCountAsync(0);
        await ViewLink("Sessions").ClickAsync();
        await Expect(Cooldown).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_clock_s_speed_is_changed()
    {
        await GoAsync("controls");

        await Button("×1,000").ClickAsync();

        await Expect(Button("×1,000")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.Locator(".speed")).ToHaveTextAsync("×1,000");
        await Page.GetByLabel("or times").FillAsync("2.5");
        await Button("Set the speed").ClickAsync();
        await Expect(Page.Locator(".speed")).ToHaveTextAsync("×2.5");
    }

    [BrowserFact]
    public async Task A_batch_shows_its_JSON_its_size_and_who_is_in_it()
    {
        var session = await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"), new Person("E2", "Åsa", "Öberg"));
        await GoAsync($"sessions/{session}");
        await Button("Finish now").ClickAsync();
        await Expect(Main.Locator(".title .pill")).ToHaveTextAsync("COMPLETED");
        await Expect(Main.Locator("tbody tr .meter-text").First).ToHaveTextAsync("2 of 200");

        await Link("Load users to create or update").ClickAsync();

        await Expect(Heading("Batch 1")).ToBeVisibleAsync();
        await Expect(Main.Locator(".json")).ToContainTextAsync("\"lastName\": \"Öberg\"");
        await Expect(Main.Locator(".sums .meter-text")).ToHaveTextAsync(["2 of 200", $"{Okta.Sessions[0].Uploads[0].Bytes} B of 200 KB"]);
        await Main.Locator(".chip").Last.ClickAsync();
        await Expect(Heading("Åsa Öberg")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Heading("Batch 1")).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("Close as another client", "CLOSED")]
    [InlineData("Let it expire", "EXPIRED")]
    [InlineData("Start the import", "TRIGGERED")]
    public async Task A_session_is_closed_expired_or_triggered_by_somebody_else(string button, string status)
    {
        var session = await Client.CreateSessionAsync();
        await Client.LoadAsync(session, new Person("E1", "Žofie", "Nováková"));
        await GoAsync($"sessions/{session}");

        await Button(button).ClickAsync();

        await Expect(Main.Locator(".title .pill")).ToHaveTextAsync(status);
    }

    [BrowserFact]
    public async Task An_import_that_was_made_to_fail_says_so()
    {
        var session = await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"));
        await GoAsync($"sessions/{session}");

        await Button("Let it fail").ClickAsync();

        await Expect(Main.Locator(".title .pill")).ToHaveTextAsync("ERROR");
        Okta.Directory.Users.Should().BeEmpty();
    }
}
