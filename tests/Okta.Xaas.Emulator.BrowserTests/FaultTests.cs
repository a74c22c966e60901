using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class FaultTests(BrowserFixture browser) : PageTests(browser)
{
    private ILocator Faults => Main.Locator(".fault");

    protected override void Configure(OktaEmulatorOptions options) => options.ProcessingTime = options.CreationCooldown = TimeSpan.Zero;

    [BrowserFact]
    public async Task A_fault_set_on_the_page_hits_the_next_upload_and_the_client_recovers()
    {
        await GoAsync("controls");
        await Page.GetByLabel("What goes wrong").SelectOptionAsync("serverError");
        await Page.GetByLabel("At which operation").SelectOptionAsync("uploadIdentitySourceDataForUpsert");
        await Button("Set the fault").ClickAsync();
        await Expect(Faults).ToContainTextAsync("uploadIdentitySourceDataForUpsert");

        using var sample = SampleRun.Start(Okta);

        (await sample.ExitCodeAsync()).Should().Be(2, sample.Output);
        await Expect(Main).ToContainTextAsync("No fault waits for a request.");
        Okta.Requests.Where(entry => entry.Fault is not null).Should().ContainSingle().Which.Request.Operation.Should().Be("uploadIdentitySourceDataForUpsert");
        Okta.Directory.Users.Values.Count(user => user.IsActive).Should().Be(1119);
        await ViewLink("Requests").ClickAsync();
        await Link("Errors").ClickAsync();
        await Expect(Main.Locator("tbody tr")).ToHaveCountAsync(1);
        await Main.Locator("tr.row-bad").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Main).ToContainTextAsync("A fault was put on this request");
    }

    [BrowserFact]
    public async Task Faults_are_taken_back_one_by_one_and_all_at_once()
    {
        await GoAsync("controls");
        await Expect(Main).ToContainTextAsync("No fault waits for a request.");
        foreach (var operation in new[] { "getIdentitySourceUser", "listIdentitySourceSessions", "createIdentitySourceUser" })
        {
            await Page.GetByLabel("At which operation").SelectOptionAsync(operation);
            await Button("Set the fault").ClickAsync();
            await Expect(Faults.GetByText(operation)).ToBeVisibleAsync();
        }

        await Faults.Filter(new LocatorFilterOptions { HasText = "listIdentitySourceSessions" }).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(Faults).ToHaveCountAsync(2);
        await Button("Remove all").ClickAsync();
        await Expect(Main).ToContainTextAsync("No fault waits for a request.");
    }

    [BrowserFact]
    public async Task Each_kind_of_fault_can_be_set()
    {
        await GoAsync("controls");
        var kinds = Page.GetByLabel("What goes wrong");
        var values = await kinds.Locator("option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
        values.Should().HaveCountGreaterThan(10);

        foreach (var (value, i) in values.Select((value, i) => (value, i)))
        {
            await kinds.SelectOptionAsync(value);
            await Button("Set the fault").ClickAsync();
            await Expect(Faults).ToHaveCountAsync(i + 1);
        }
    }

    [BrowserFact]
    public async Task A_broken_rule_is_explained()
    {
        var session = await Client.CreateSessionAsync();
        (await Client.RefusedAsync(HttpMethod.Post, $"sessions/{session}/start-import")).Should().Be(400);
        await GoAsync("requests");
        await Expect(Main.Locator("tr.row-bad")).ToContainTextAsync("E0000001");

        await Link("Why?").ClickAsync();

        await Expect(Main.Locator(".rule h2")).Not.ToBeEmptyAsync();
        await Expect(Main.Locator(".rule")).ToContainTextAsync("In Okta's guide:");
        await Expect(Main.Locator(".json").First).ToContainTextAsync($"Session={session} should be in IN_PROGRESS status");
    }
}
