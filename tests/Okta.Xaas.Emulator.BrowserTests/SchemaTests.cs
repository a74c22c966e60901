using System.Text.Json.Nodes;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

public class SchemaTests(BrowserFixture browser) : PageTests(browser)
{
    [BrowserFact]
    public async Task An_attribute_that_is_added_changed_and_removed_is_so_in_what_clients_read()
    {
        await GoAsync("users");
        await Link("Schema").ClickAsync();
        await Page.GetByLabel("Name in a profile").FillAsync("costCenter");
        await Page.GetByLabel("Title").FillAsync("Cost center");
        await Page.GetByLabel("Type").SelectOptionAsync("integer");
        await Page.GetByLabel("At most").FillAsync("20");
        await Page.GetByLabel("Only these values, one a line").FillAsync("100\n200");
        await Page.GetByLabel("Every user needs it").CheckAsync();
        await Button("Add the attribute").ClickAsync();

        await Expect(Link("Cost center")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Name in a profile")).ToHaveValueAsync("");
        var read = (await CustomAsync())["costCenter"]!;
        read["title"]!.GetValue<string>().Should().Be("Cost center");
        read["type"]!.GetValue<string>().Should().Be("integer");
        read["required"]!.GetValue<bool>().Should().BeTrue();
        read["maxLength"]!.GetValue<int>().Should().Be(20);
        read.AsObject().ContainsKey("minLength").Should().BeFalse();
        read["enum"]!.AsArray().Select(value => value!.GetValue<string>()).Should().Equal("100", "200");

        await Link("Cost center").ClickAsync();
        await Page.GetByLabel("Title").FillAsync("Cost centre");
        await Button("Save the attribute").ClickAsync();
        await Expect(Heading("Cost centre")).ToBeVisibleAsync();
        (await CustomAsync())["costCenter"]!["title"]!.GetValue<string>().Should().Be("Cost centre");

        await Button("Remove the attribute").ClickAsync();
        await Expect(Heading("Add an attribute")).ToBeVisibleAsync();
        await Expect(Link("Cost centre")).ToHaveCountAsync(0);
        (await CustomAsync()).Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_change_from_elsewhere_shows_at_once_and_one_of_Oktas_own_can_be_taken_back()
    {
        await GoAsync("schema");
        var row = Main.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = "mobilePhone" });
        await Expect(row).ToContainTextAsync("0 to 100");

        Okta.SetSchemaAttribute(new EmulatedSchemaEntry("mobilePhone") { Title = "Mobile phone", MaxLength = 12, IsCustom = false });

        await Expect(row).ToContainTextAsync("0 to 12");
        await Expect(row).ToContainTextAsync("Okta’s own, changed");
        await Link("Mobile phone").ClickAsync();
        await Button("Take back the changes").ClickAsync();
        await Expect(row).ToContainTextAsync("0 to 100");
        Okta.Schema.Should().Equal(EmulatedSchemaEntry.OfOkta);
    }

    private async Task<JsonObject> CustomAsync() => (await Client.SchemaAsync(Okta))["definitions"]!["custom"]!["properties"]!.AsObject();
}
