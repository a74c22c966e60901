using System.Text.RegularExpressions;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: the members of one group.</summary>
public sealed partial class MembershipOperationsTests
{
    [Fact]
    public async Task Adding_listing_and_removing_a_member()
    {
        await using var org = await StartWithMembersAsync(0);
        await org.PostAsync("users", Bodies.User("E1"));

        var added = await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E1"}""");
        added.Status.Should().Be(204);
        added.Body.Should().BeEmpty();
        (await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E1"}""")).Status.Should().Be(204, "adding twice changes nothing");

        var listed = await org.GetAsync("groups/G1/membership");
        listed.Status.Should().Be(200);
        listed.Body.Should().Be("""{"memberExternalIds":["E1"]}""");

        var removed = await org.SendAsync("DELETE", "groups/G1/membership/E1");
        removed.Status.Should().Be(204);
        removed.Body.Should().BeEmpty();
        org.Okta.Directory.Memberships["G1"].Should().BeEmpty();
        (await org.SendAsync("DELETE", "groups/G1/membership/E1")).ShouldBeError(404, "E0000007");
    }

    [Fact]
    public async Task Unknown_groups_and_members_are_answered_with_404()
    {
        await using var org = await StartWithMembersAsync(0);
        (await org.GetAsync("groups/nowhere/membership")).ShouldBeError(404, "E0000007");
        (await org.PostAsync("groups/nowhere/membership", """{"memberExternalId":"E1"}""")).ShouldBeError(404, "E0000007");
        (await org.PostAsync("groups/G1/membership", """{"memberExternalId":"nobody"}""")).ShouldBeError(404, "E0000007");
    }

    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(4, 2, 2)]
    [InlineData(1, 2, 1)]
    [InlineData(0, 2, 1)]
    [InlineData(1001, 1000, 2)]
    [InlineData(1000, 1000, 1)]
    public async Task Pages_follow_the_next_links_and_give_every_member_once(int members, int limit, int pages)
    {
        await using var org = await StartWithMembersAsync(members);
        var seen = new List<string>();
        var url = $"groups/G1/membership?limit={limit}";
        for (var page = 1; page <= pages; page++)
        {
            var answer = await org.GetAsync(url);
            var ids = answer.Json.GetProperty("memberExternalIds").EnumerateArray().Select(id => id.GetString()!).ToList();
            ids.Should().HaveCountLessThanOrEqualTo(limit);
            seen.AddRange(ids);
            var links = answer.Headers.GetValues("Link").ToList();
            links.Should().ContainSingle(link => link.EndsWith("""; rel="self" """.Trim(), StringComparison.Ordinal));
            var next = links.Select(link => NextLink().Match(link)).SingleOrDefault(match => match.Success);
            (next is not null).Should().Be(page < pages);
            if (next is not null) url = new Uri(next.Groups[1].Value).PathAndQuery[org.SourcePath.Length..];
        }

        seen.Should().OnlyHaveUniqueItems().And.HaveCount(members).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_next_link_stays_good_when_the_last_member_of_the_page_leaves()
    {
        await using var org = await StartWithMembersAsync(3);
        var next = (await org.GetAsync("groups/G1/membership?limit=1")).Headers.GetValues("Link").Select(link => NextLink().Match(link)).Single(match => match.Success);
        await org.SendAsync("DELETE", "groups/G1/membership/E1");
        (await org.GetAsync(new Uri(next.Groups[1].Value).PathAndQuery[org.SourcePath.Length..])).Body.Should().Be("""{"memberExternalIds":["E2"]}""");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("after=!!")]
    public async Task A_bad_limit_or_cursor_is_refused(string query)
    {
        await using var org = await StartWithMembersAsync(1);
        (await org.GetAsync($"groups/G1/membership?{query}")).ShouldBeError(400, "E0000001");
    }

    private static async Task<TestOrg> StartWithMembersAsync(int count)
    {
        var org = await TestOrg.StartAsync();
        await org.PostAsync("groups", Bodies.Group("G1"));
        if (count == 0) return org;
        var ids = Bodies.Numbered(count).ToList();
        var uploads = ids.Chunk(200).Select(chunk => ("bulk-upsert", Bodies.Users(chunk))).Append(("bulk-group-memberships-upsert", Bodies.Members("G1", ids)));
        await org.ImportAsync([.. uploads]);
        return org;
    }

    [GeneratedRegex("^<(.*)>; rel=\"next\"$")]
    private static partial Regex NextLink();
}
