using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class KeyboardTests(BrowserFixture browser) : PageTests(browser)
{
    [BrowserFact]
    public async Task A_person_is_found_a_clock_advanced_and_an_org_reset_without_a_mouse()
    {
        await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"), new Person("E2", "Åsa", "Öberg"));
        await GoAsync("sessions");

        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.Locator(".skip-link")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Main).ToBeFocusedAsync();
        await TabToAsync(Button("Finish it now"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Main.Locator(".session .pill")).ToHaveTextAsync("COMPLETED");

        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Main.Locator("#search")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("åsa");
        await Expect(Main.Locator("tbody tr")).ToHaveCountAsync(1);
        await TabToAsync(Link("Åsa Öberg"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Main.Locator("h1")).ToHaveTextAsync("Åsa Öberg");
        await Expect(Main).ToBeFocusedAsync();

        await TabToAsync(Link("‹ Users"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Main.Locator("h1")).ToHaveTextAsync("Directory");
        await TabToAsync(ViewLink("Controls"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Main.Locator("h1")).ToHaveTextAsync("Controls");
        await TabToAsync(Button("Reset …"));
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Button("Cancel")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Button("Reset …")).ToBeFocusedAsync();
        Okta.Sessions.Should().ContainSingle();
    }

    private async Task TabToAsync(ILocator wanted)
    {
        await Expect(wanted.First).ToBeVisibleAsync();
        for (var i = 0; i < 80; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await wanted.First.EvaluateAsync<bool>("element => element === document.activeElement")) return;
        }

        throw new InvalidOperationException($"The Tab key does not lead to {wanted}.");
    }
}
