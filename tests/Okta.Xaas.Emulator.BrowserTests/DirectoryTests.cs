using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class DirectoryTests(BrowserFixture browser) : PageTests(browser)
{
    private ILocator Rows => Main.Locator("tbody tr");

    private ILocator Search => Main.Locator("#search");

    protected override void Configure(OktaEmulatorOptions options) => options.ProcessingTime = TimeSpan.Zero;

    [BrowserFact]
    public async Task People_are_found_while_one_types_and_the_address_keeps_what_was_found()
    {
        await Client.ImportAsync([.. Crowd(120), new Person("E9001", "Žofie", "Nováková")]);
        await GoAsync("users");
        await Expect(Rows).ToHaveCountAsync(50);
        await Expect(Main.Locator(".pager-text")).ToHaveTextAsync("1–50 of 121");

        await Search.FillAsync("žofie");

        await Expect(Rows).ToHaveCountAsync(1);
        await Expect(Rows).ToContainTextAsync("Žofie Nováková");
        await Expect(Search).ToBeFocusedAsync();
        await Page.ReloadAsync();
        await Expect(Search).ToHaveValueAsync("žofie");
        await Expect(Rows).ToHaveCountAsync(1);
        await Search.FillAsync("nobody is called so");
        await Expect(Heading("Nobody found")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_Okta_has_made_of_a_person_stands_beside_what_the_source_asked_for()
    {
        Okta.SetOutcome("E9001", new ImportOutcome { Status = "MATCHED", Drift = new Dictionary<string, string?> { ["city"] = "Bern" } });
        await Client.ImportAsync([new Person("E9001", "Žofie", "Nováková"), new Person("E9002", "Ada", "King")]);
        await GoAsync("users");
        await Expect(Rows.Filter(new() { HasText = "Žofie" }).Locator(".pill")).ToHaveTextAsync(["ACTIVE", "MATCHED"]);
        await Expect(Rows.Filter(new() { HasText = "Ada" }).Locator(".pill")).ToHaveTextAsync(["ACTIVE"]);

        await Link("Žofie Nováková").ClickAsync();

        await Expect(Heading("Otherwise in Okta")).ToBeVisibleAsync();
        await Expect(Main).ToContainTextAsync("Bern");
        await Expect(Main).ToContainTextAsync("MATCHED, SYNCHRONIZED");
    }

    [BrowserFact]
    public async Task A_search_does_not_stick_to_another_list_or_to_the_whole_one()
    {
        await Client.ImportAsync(Crowd(3));
        await GoAsync("users");
        await Search.FillAsync("E000002");
        await Expect(Rows).ToHaveCountAsync(1);

        await Link("Groups").ClickAsync();

        await Expect(Search).ToHaveValueAsync("");
        await ViewLink("Directory").ClickAsync();
        await Expect(Rows).ToHaveCountAsync(3);
        await Search.FillAsync("E000001");
        await Expect(Rows).ToHaveCountAsync(1);
        await ViewLink("Directory").ClickAsync();
        await Expect(Rows).ToHaveCountAsync(3);
        await Expect(Search).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Pages_lead_to_each_other_and_back()
    {
        await Client.ImportAsync(Crowd(120));
        await GoAsync("users");

        await Link("Last page").ClickAsync();

        await Expect(Main.Locator(".pager-text")).ToHaveTextAsync("101–120 of 120");
        await Expect(Rows).ToHaveCountAsync(20);
        await Link("Previous page").ClickAsync();
        await Expect(Main.Locator(".pager-text")).ToHaveTextAsync("51–100 of 120");
        await Page.GoBackAsync();
        await Expect(Main.Locator(".pager-text")).ToHaveTextAsync("101–120 of 120");
    }

    [BrowserFact]
    public async Task A_person_s_history_tells_what_each_import_changed()
    {
        var first = await Client.ImportAsync(new Person("E1", "Žofie", "Nováková"));
        var second = await Client.ImportAsync(new Person("E1", "Žofie", "Kowalska", "Finance"));
        await GoAsync("users/E1");

        var updated = Main.Locator(".history > li").First;

        await Expect(Heading("Žofie Kowalska")).ToBeVisibleAsync();
        await Expect(updated.Locator(".pill")).ToHaveTextAsync("updated");
        await Expect(updated.Locator("tbody tr")).ToHaveTextAsync(["lastNameNovákováKowalska", "departmentSalesFinance"]);
        await Expect(Main.Locator(".history .id")).ToHaveTextAsync([second, first]);
        await Main.Locator(".history .id").Last.ClickAsync();
        await Expect(Main.Locator("h1")).ToHaveTextAsync(first);
    }

    [BrowserFact]
    public async Task What_an_HR_system_sends_is_shown_as_text_whatever_it_is()
    {
        const string Markup = "<img src=x onerror=alert(1)>";
        const string Id = "a/b?c#d &<i>%2F";
        await Client.ImportAsync(new Person(Id, Markup, "\"><script>alert(2)</script>"));
        await GoAsync("users");

        await Rows.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(Main.Locator("h1")).ToHaveTextAsync($"{Markup} \"><script>alert(2)</script>");
        await Expect(Main.Locator(".facts")).ToContainTextAsync([Markup, Id]);
        await Expect(Main.Locator("img, script")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_group_shows_its_members_and_leads_to_them()
    {
        var session = await Client.CreateSessionAsync();
        await Client.LoadAsync(session, new Person("E1", "Žofie", "Nováková"), new Person("E2", "Åsa", "Öberg"));
        await Client.LoadGroupsAsync(session, ("Sales & more", ["E1", "E2"]));
        await Client.TriggerAsync(session);
        await GoAsync("groups");

        await Rows.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(Main.Locator("h1")).ToHaveTextAsync("Sales & more");
        await Expect(Main.Locator(".chips .chip")).ToHaveTextAsync(["Žofie Nováková E1", "Åsa Öberg E2"]);
        await Search.FillAsync("E2");
        await Expect(Main.Locator(".chips .chip")).ToHaveTextAsync(["Åsa Öberg E2"]);
        await Link("Åsa Öberg E2").ClickAsync();
        await Expect(Main.Locator("h1")).ToHaveTextAsync("Åsa Öberg");
        await Link("sales & more").First.ClickAsync();
        await Expect(Main.Locator("h1")).ToHaveTextAsync("Sales & more");
    }

    [BrowserFact]
    public async Task A_hundred_thousand_users_are_searched_and_paged()
    {
        foreach (var part in Crowd(100_000).Chunk(10_000)) await Client.ImportAsync(part);
        await GoAsync("users?page=2000");
        await Expect(Main.Locator(".pager-text")).ToHaveTextAsync("99,951–100,000 of 100,000");

        await Search.FillAsync("E077777");

        await Expect(Rows).ToHaveCountAsync(1);
        await Expect(Rows).ToContainTextAsync("E077777@example.com");
    }

    private static IEnumerable<Person> Crowd(int people) => Enumerable.Range(0, people).Select(i => new Person($"E{i:D6}", "Fatima", $"Krüger {i}"));
}
