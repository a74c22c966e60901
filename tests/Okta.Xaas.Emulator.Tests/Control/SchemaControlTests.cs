using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The schema of the source's app.</summary>
public sealed class SchemaControlTests
{
    [Fact]
    public async Task An_attribute_is_added_changed_and_removed()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);

        (await control.SendAsync("PUT", "schema/cost%20center", "{}")).Status.Should().Be(204);
        (await control.GetAsync("schema/cost%20center")).GetRawText().Should().Be(
            """{"name":"cost center","title":"cost center","type":"string","required":false,"minLength":null,"maxLength":null,"enum":[],"custom":true,"removable":true}""");
        (await control.SendAsync("PUT", "schema/cost%20center", """{"title":"Cost","type":"integer","required":true,"minLength":1,"maxLength":3,"enum":["100"]}""")).Status.Should().Be(204);
        (await control.GetAsync("schema"))[7].GetRawText().Should().Be(
            """{"name":"cost center","title":"Cost","type":"integer","required":true,"minLength":1,"maxLength":3,"enum":["100"],"custom":true,"removable":true}""");
        (await control.SendAsync("DELETE", "schema/cost%20center")).Status.Should().Be(204);
        (await control.SendAsync("GET", "schema/cost%20center")).ShouldBeProblem(404, "no attribute cost center");
        (await control.GetAsync("schema")).GetArrayLength().Should().Be(7);
    }

    [Fact]
    public async Task One_of_Oktas_own_comes_back_when_its_changes_are_removed_and_is_never_gone()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var own = (await control.GetAsync("schema/email")).GetRawText();
        own.Should().Contain("\"custom\":false,\"removable\":false");

        await control.SendAsync("PUT", "schema/email", """{"maxLength":20}""");

        (await control.GetAsync("schema/email")).GetRawText().Should().Contain("\"maxLength\":20").And.Contain("\"custom\":false,\"removable\":true");
        (await control.SendAsync("DELETE", "schema/email")).Status.Should().Be(204);
        (await control.GetAsync("schema/email")).GetRawText().Should().Be(own);
        (await control.SendAsync("DELETE", "schema/email")).ShouldBeProblem(404, "Okta's own can't be removed");
    }

    [Theory]
    [InlineData("""{"type":"date"}""", "a as date")]
    [InlineData("""{"minLength":3,"maxLength":2}""", "lengths")]
    [InlineData("""{"enum":[null]}""", "null as a value")]
    [InlineData("""{"title":" "}""", "without a title")]
    [InlineData("""{"length":2}""", "length")]
    public async Task What_cannot_be_is_refused_with_why(string body, string why)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("PUT", "schema/a", body)).ShouldBeProblem(400, why);
        (await control.GetAsync("schema")).GetArrayLength().Should().Be(7);
    }

    [Fact]
    public async Task Onlookers_are_told()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        using var events = await control.ReadEventsAsync();
        await control.SendAsync("PUT", "schema/a", "{}");
        await events.UntilAsync("directory");
    }
}
