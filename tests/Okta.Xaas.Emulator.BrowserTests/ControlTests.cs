using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class ControlTests(BrowserFixture browser) : PageTests(browser)
{
    [BrowserFact]
    public async Task A_reset_is_asked_about_first_and_empties_the_org()
    {
        await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"));
        await GoAsync("controls");

        await Button("Reset …").ClickAsync();
        await Button("Cancel").ClickAsync();

        Okta.Sessions.Should().ContainSingle();
        await Button("Reset …").ClickAsync();
        await Button("Empty it").ClickAsync();
        await Expect(Notices).ToContainTextAsync("The org is empty.");
        await ViewLink("Sessions").ClickAsync();
        await Expect(Heading("No session yet")).ToBeVisibleAsync();
        Okta.Sessions.Should().BeEmpty();
        Okta.Requests.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task Settings_hold_from_the_moment_they_are_saved()
    {
        await GoAsync("controls");

        await Main.Locator("[name=perMinute]").FillAsync("1");
        await Page.GetByLabel("Refuse what is over the rate limit with 429").CheckAsync();
        await Page.GetByLabel("One import takes").FillAsync("0");
        await Button("Save the settings").ClickAsync();
        await Expect(Notices).ToContainTextAsync("The settings hold from now on.");

        await Client.CreateSessionAsync();
        (await Client.RefusedAsync(HttpMethod.Get, "sessions")).Should().Be(429);
        await Page.ReloadAsync();
        await Expect(Page.GetByLabel("One import takes")).ToHaveValueAsync("0");
        await Expect(Page.GetByLabel("Refuse what is over the rate limit with 429")).ToBeCheckedAsync();
    }

    [BrowserFact]
    public async Task What_is_half_typed_outlives_a_live_change()
    {
        await GoAsync("controls");
        var field = Page.GetByLabel("One import takes");
        await field.FillAsync("17");

        var session = await Client.CreateSessionAsync();

        await Expect(Main.GetByText(session)).ToBeVisibleAsync();
        await Expect(field).ToHaveValueAsync("17");
        await Expect(field).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Connect_shows_what_a_client_needs_and_copies_it()
    {
        await OpenWindowAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await GoAsync("connect");
        foreach (var fact in new[] { Okta.BaseAddress.GetLeftPart(UriPartial.Authority), Okta.IdentitySourceId, Okta.ApiToken })
        {
            await Expect(Main.Locator(".facts")).ToContainTextAsync(fact);
        }

        await Button("Copy the settings").ClickAsync();

        await Expect(Notices).ToContainTextAsync("Copied the settings.");
        var copied = await Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        System.Text.Json.Nodes.JsonNode.Parse(copied)!["Okta"]!["Xaas"]!["IdentitySourceId"]!.GetValue<string>().Should().Be(Okta.IdentitySourceId);
    }
}
