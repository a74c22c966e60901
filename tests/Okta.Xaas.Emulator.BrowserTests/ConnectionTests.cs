using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class ConnectionTests(BrowserFixture browser) : PageTests(browser)
{
    [BrowserFact]
    public async Task A_lost_emulator_is_told_and_found_again()
    {
        await Client.CreateSessionAsync();
        await GoAsync("sessions");
        await Expect(Main.Locator(".session")).ToHaveCountAsync(1);
        Watch.Expected = PageWatch.NoConnection;

        var address = Okta.BaseAddress.GetLeftPart(UriPartial.Authority);
        await Okta.DisposeAsync();

        await Expect(Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("The emulator does not answer.");
        await Expect(Main.Locator(".session")).ToHaveCountAsync(1);
        await using var again = await StartAsync(address);
        await Expect(Page.Locator(".banner")).ToHaveCountAsync(0);
        await Expect(Heading("No session yet")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_page_lets_nothing_in_from_elsewhere()
    {
        var answer = await Page.GotoAsync(Okta.BaseAddress.AbsoluteUri);

        (await answer!.HeaderValueAsync("content-security-policy")).Should().StartWith("default-src 'self'").And.NotContain("unsafe");
    }

    [BrowserFact]
    public async Task A_breach_of_the_page_s_policy_is_noticed()
    {
        await GoAsync("sessions");

        await BreachAsync("style-src", "document.body.setAttribute('style', 'color: red')");
        await BreachAsync("img-src", "document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' }))");

        Watch.Faults.Should().Contain(fault => fault.Contains("policy breached: style-src", StringComparison.Ordinal))
            .And.Contain(fault => fault.Contains("policy breached: img-src", StringComparison.Ordinal));
        Watch.Forget();

        Task BreachAsync(string rule, string script) => Page.RunAndWaitForConsoleMessageAsync(
            () => Page.EvaluateAsync(script),
            new() { Predicate = message => message.Text.StartsWith($"policy breached: {rule}", StringComparison.Ordinal) });
    }

    [BrowserFact]
    public async Task An_address_that_leads_nowhere_leads_to_the_sessions_or_says_what_is_not_there()
    {
        await Page.GotoAsync(new Uri(Okta.BaseAddress, "/#/no/such/view").AbsoluteUri);
        await Expect(Heading("Sessions")).ToBeVisibleAsync();

        Watch.Expected = PageWatch.Refusal;
        await GoAsync("users/nobody");
        await Expect(Heading("Not there")).ToBeVisibleAsync();
    }
}
