using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Apps;

/// <summary>Facts of the org's APIs, sections 1 and 3 to 5: the source's app, its schema and its groups, and that all of it can be refused.</summary>
public sealed class AppTests
{
    [Fact]
    public async Task The_source_is_an_app()
    {
        await using var org = await TestOrg.StartAsync(o => o.AppFeatures = "IMPORT_NEW_USERS  PROFILE_MASTERING");
        var app = (await org.OrgAsync("apps/{id}")).Ok();
        app.GetProperty("id").GetString().Should().Be(org.Okta.IdentitySourceId);
        app.GetProperty("status").GetString().Should().Be("ACTIVE");
        app.GetProperty("features").EnumerateArray().Select(one => one.GetString()).Should().Equal("IMPORT_NEW_USERS", "PROFILE_MASTERING");
        (await org.OrgAsync("apps/0oaother")).ShouldBeError(404, "E0000007");
        (await org.OrgAsync("apps/{id}", "POST")).ShouldBeError(405, "E0000022");
    }

    [Fact]
    public async Task The_source_can_be_switched_off()
    {
        await using var org = await TestOrg.StartAsync(o => o.IsAppActive = false);
        (await org.OrgAsync("apps/{id}")).Ok().GetProperty("status").GetString().Should().Be("INACTIVE");
    }

    [Fact]
    public async Task The_schema_has_Oktas_own_attributes_and_those_that_were_added()
    {
        await using var org = await TestOrg.StartAsync(o =>
        {
            o.Schema.Add(new EmulatedSchemaEntry("costCenter") { Title = "Cost center", Required = true, Enum = ["100", "200"] });
            o.Schema.Add(new EmulatedSchemaEntry("isManager") { Type = "boolean" });
            o.Schema.Add(new EmulatedSchemaEntry("mobilePhone") { MaxLength = 20, IsCustom = false });
        });
        var definitions = (await org.OrgAsync("meta/schemas/apps/{id}/default")).Ok().GetProperty("definitions");
        var own = definitions.GetProperty("base");
        own.GetProperty("properties").EnumerateObject().Select(one => one.Name).Should().Equal("userName", "firstName", "lastName", "email", "secondEmail", "homeAddress", "mobilePhone");
        own.GetProperty("required").EnumerateArray().Select(one => one.GetString()).Should().Equal("userName");
        own.GetProperty("properties").GetProperty("firstName").GetProperty("maxLength").GetInt32().Should().Be(50);
        own.GetProperty("properties").GetProperty("mobilePhone").GetProperty("maxLength").GetInt32().Should().Be(20);
        var custom = definitions.GetProperty("custom").GetProperty("properties");
        custom.GetProperty("isManager").GetProperty("type").GetString().Should().Be("boolean");
        custom.GetProperty("isManager").TryGetProperty("enum", out _).Should().BeFalse();
        var costCenter = custom.GetProperty("costCenter");
        costCenter.GetProperty("required").GetBoolean().Should().BeTrue();
        costCenter.GetProperty("enum").EnumerateArray().Select(one => one.GetString()).Should().Equal("100", "200");
        costCenter.GetProperty("oneOf")[1].GetProperty("const").GetString().Should().Be("200");
    }

    [Fact]
    public async Task The_apps_users_show_a_value_as_what_the_schema_says()
    {
        await using var org = await TestOrg.StartAsync(o =>
        {
            foreach (var type in new[] { "boolean", "integer", "number", "string" }) o.Schema.Add(new EmulatedSchemaEntry(type + "1") { Type = type });
            o.Schema.Add(new EmulatedSchemaEntry("integer2") { Type = "integer" });
        });
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"a@x.test","boolean1":"true","integer1":"7","number1":"1.5","string1":"7","integer2":"seven"}""")));
        (await org.OrgAsync("apps/{id}/users")).Ok()[0].GetProperty("profile").GetRawText().Should().Be(
            """{"userName":"a@x.test","boolean1":true,"integer1":7,"number1":1.5,"string1":"7","integer2":"seven"}""");
    }

    [Fact]
    public async Task The_groups_of_the_source_are_groups_of_the_org()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-groups-upsert", Bodies.Groups("G2", "G1", "G3")));
        var query = Uri.EscapeDataString($"type eq \"APP_GROUP\" and source.id eq \"{org.Okta.IdentitySourceId}\"");
        var page = await org.OrgAsync($"groups?search={query}&limit=2");
        page.Json.EnumerateArray().Select(group => group.GetProperty("profile").GetProperty("externalId").GetString()).Should().Equal("G1", "G2");
        page.Json[0].GetProperty("id").GetString().Should().Be(org.Okta.Directory.Groups["G1"].Id);
        page.Json[0].GetProperty("type").GetString().Should().Be("APP_GROUP");
        page.Json[0].GetProperty("source").GetProperty("id").GetString().Should().Be(org.Okta.IdentitySourceId);
        page.Json[0].GetProperty("profile").GetProperty("name").GetString().Should().Be("Group G1");
        var next = page.Headers.GetValues("Link").Single(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal));
        next.Should().Contain("search=").And.Contain("limit=2");
        (await org.OrgAsync("groups?search=x")).ShouldBeError(400, "E0000031");
    }

    [Theory]
    [InlineData("apps/{id}")]
    [InlineData("apps/{id}/users")]
    [InlineData("apps/{id}/users/00u1")]
    [InlineData("meta/schemas/apps/{id}/default")]
    [InlineData("groups")]
    [InlineData("logs")]
    public async Task All_of_it_can_be_refused_and_imports_go_on(string path)
    {
        await using var org = await TestOrg.StartAsync(o => o.RefuseOrgApi = true);
        (await org.OrgAsync(path)).ShouldBeError(403, "E0000006");
        (await org.StatusOfAsync(await org.ImportAsync(("bulk-upsert", Bodies.Users("E1"))))).Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_schema_that_cannot_be_is_refused_at_the_start()
    {
        var start = () => TestOrg.StartAsync(o =>
        {
            o.Schema.Add(new EmulatedSchemaEntry("a") { Type = "date" });
            o.Schema.Add(new EmulatedSchemaEntry("a"));
            o.Schema.Add(new EmulatedSchemaEntry(" "));
        });
        var message = (await start.Should().ThrowAsync<ArgumentException>()).Which.Message;
        message.Should().Contain("without a name").And.Contain("a twice").And.Contain("a as date");
    }

    [Fact]
    public async Task The_schema_can_be_changed_while_the_org_runs()
    {
        await using var org = await TestOrg.StartAsync(o => o.Schema.Add(new EmulatedSchemaEntry("isManager")));
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"a@x.test","isManager":"true"}""")));

        org.Okta.SetSchemaAttribute(new EmulatedSchemaEntry("isManager") { Type = "boolean" });
        org.Okta.SetSchemaAttribute(new EmulatedSchemaEntry("city") { Required = true });
        org.Okta.SetSchemaAttribute(new EmulatedSchemaEntry("email") { MaxLength = 20, IsCustom = false });

        (await NamesAsync("custom")).Should().Equal("isManager", "city");
        (await NamesAsync("base")).Should().EndWith("email");
        (await org.OrgAsync("apps/{id}/users")).Ok()[0].GetProperty("profile").GetRawText().Should().Be("""{"userName":"a@x.test","isManager":true}""");
        org.Okta.Reset();
        org.Okta.Schema.Select(attribute => attribute.Name).Should().Equal("userName", "firstName", "lastName", "secondEmail", "mobilePhone", "homeAddress", "isManager", "city", "email");

        org.Okta.RemoveSchemaAttribute("city").Should().BeTrue();
        org.Okta.RemoveSchemaAttribute("email").Should().BeTrue();
        org.Okta.RemoveSchemaAttribute("email").Should().BeFalse("Okta's own stays");
        (await NamesAsync("custom")).Should().Equal("isManager");
        org.Okta.Schema.Single(attribute => attribute.Name == "email").MaxLength.Should().Be(100);

        async Task<IEnumerable<string>> NamesAsync(string definition) =>
            (await org.OrgAsync("meta/schemas/apps/{id}/default")).Ok().GetProperty("definitions").GetProperty(definition).GetProperty("properties").EnumerateObject().Select(one => one.Name);
    }

    [Fact]
    public async Task An_attribute_that_cannot_be_is_refused_and_changes_nothing()
    {
        await using var org = await TestOrg.StartAsync();
        foreach (var attribute in new EmulatedSchemaEntry[]
        {
            new(" "), new("a") { Type = "date" }, new("a") { MinLength = -1 }, new("a") { MaxLength = -1 }, new("a") { MinLength = 3, MaxLength = 2 }, new("a") { Enum = [null!] }, new("a") { Title = "" },
        })
        {
            org.Okta.Invoking(okta => okta.SetSchemaAttribute(attribute)).Should().Throw<ArgumentException>().WithMessage("The schema can't have *");
        }

        org.Okta.Schema.Should().Equal(EmulatedSchemaEntry.OfOkta);
    }
}
