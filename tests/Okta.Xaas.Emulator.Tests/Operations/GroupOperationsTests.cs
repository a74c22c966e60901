using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: single groups.</summary>
public sealed class GroupOperationsTests
{
    [Fact]
    public async Task Creating_answers_200_and_the_group_with_a_flat_profile()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.PostAsync("groups", Bodies.Group("G1"));
        answer.Status.Should().Be(200);
        answer.Body.Should().Be($$$"""{"id":"{{{answer.String("id")}}}","externalId":"G1","profile":{"displayName":"Staff","description":"All"}}""");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_goes_by_its_Okta_id_and_by_its_external_id(bool byOktaId)
    {
        await using var org = await TestOrg.StartAsync();
        var id = (await org.PostAsync("groups", Bodies.Group("G1"))).String("id");
        var key = byOktaId ? id : "G1";

        var read = await org.GetAsync($"groups/{key}");
        read.Status.Should().Be(200);
        read.String("id").Should().Be(id);

        var updated = await org.PostAsync($"groups/{key}", """{"externalId":"G1","profile":{"description":null}}""");
        updated.Status.Should().Be(200);
        updated.Json.GetProperty("profile").GetRawText().Should().Be("""{"displayName":"Staff","description":null}""");

        var deleted = await org.SendAsync("DELETE", $"groups/{key}");
        deleted.Status.Should().Be(200);
        deleted.Body.Should().BeEmpty();
        org.Okta.Directory.Groups.Should().BeEmpty();
    }

    [Fact]
    public async Task An_update_that_brings_nothing_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("groups", Bodies.Group("G1"));
        (await org.PostAsync("groups/G1", """{"profile":{}}""")).ShouldBeError(400, "E0000001");
        (await org.PostAsync("groups/G1", """{"displayName":"Staff"}""")).ShouldBeError(400, "E0000001");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task An_unknown_group_is_answered_with_404(string method)
    {
        await using var org = await TestOrg.StartAsync();
        (await org.SendAsync(method, "groups/nowhere", method == "POST" ? Bodies.Group("nowhere") : null)).ShouldBeError(404, "E0000007");
    }

    [Fact]
    public async Task Creating_a_group_twice_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("groups", Bodies.Group("G1"));
        (await org.PostAsync("groups", Bodies.Group("G1"))).ShouldBeError(400, "E0000001");
    }

    [Fact]
    public async Task A_deleted_group_takes_its_memberships_with_it()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        await org.PostAsync("groups", Bodies.Group("G1"));
        await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E1"}""");
        await org.SendAsync("DELETE", "groups/G1");
        await org.PostAsync("groups", Bodies.Group("G1"));
        (await org.GetAsync("groups/G1/membership")).Body.Should().Be("""{"memberExternalIds":[]}""");
    }
}
