using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

/// <summary>External ids may hold any character, through both ways in.</summary>
public sealed class PathEscapingTests
{
    public static TheoryData<string, bool> Ids
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var id in new[] { "a/b", "a b", "a+b", "Zoë", "日本/東京", "a#b", "a?b=c", "100%", "%2F", "a%41", "a%252Fb", "a&b;c:d@e", "back\\slash", "😀", "'\"<>" })
            {
                data.Add(id, false);
                data.Add(id, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_external_id_comes_through_a_path_unchanged(string id, bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var escaped = Uri.EscapeDataString(id);
        await org.PostAsync("users", Bodies.User(id));
        await org.PostAsync("groups", Bodies.Group(id));

        (await org.GetAsync($"users/{escaped}")).String("externalId").Should().Be(id);
        (await org.GetAsync($"groups/{escaped}")).String("externalId").Should().Be(id);
        (await org.PostAsync($"groups/{escaped}/membership", $$"""{"memberExternalId":{{Bodies.Quote(id)}}}""")).Status.Should().Be(204);
        org.Okta.Directory.Memberships[id].Should().Equal(id);
        (await org.SendAsync("DELETE", $"groups/{escaped}/membership/{escaped}")).Status.Should().Be(204);
        (await org.SendAsync("DELETE", $"users/{escaped}")).Status.Should().Be(200);
        org.Okta.Directory.Users[id].IsActive.Should().BeFalse();
        org.Okta.Requests[^1].Request.Path.Should().Be(org.SourcePath + "users/" + escaped);
    }

    [Theory]
    [InlineData("users/a%00b")]
    [InlineData("sessions/%00/start-import")]
    [InlineData("groups/%2500%00")]
    public async Task A_NUL_in_a_path_is_refused_as_Okta_does(string path)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.GetAsync(path);
        answer.ShouldBeError(400, "E0000001");
        answer.Header("X-Okta-Request-Id").Should().NotBeEmpty();
        (await org.GetAsync("users/a%2500b")).Status.Should().Be(404, "that is a percent sign and two zeros");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_links_of_a_page_are_escaped_and_lead_on(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("ü/1", "ü/2")),
            ("bulk-groups-upsert", Bodies.Groups("g/ü")),
            ("bulk-group-memberships-upsert", Bodies.Members("g/ü", "ü/1", "ü/2")));
        var links = (await org.GetAsync("groups/g%2F%C3%BC/membership?limit=1")).Headers.GetValues("Link").SelectMany(link => link.Split(", ")).ToList();
        var next = links.Single(link => link.Contains("next", StringComparison.Ordinal)).Split('<', '>')[1];
        new Uri(next).GetLeftPart(UriPartial.Authority).Should().Be(org.Okta.BaseAddress.GetLeftPart(UriPartial.Authority));
        (await Answer.ReadAsync(await org.Client.GetAsync(new Uri(next)))).Body.Should().Be("""{"memberExternalIds":["ü/2"]}""");
    }
}
