using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

public class IdentitySourcesApiExtensionsTests
{
    [Fact]
    public async Task Reads_page_after_page_until_there_is_no_next_one()
    {
        using var wire = new Wire(Page("c1", "E1", "E2"), Page("c2"), Page(null, "E3"));

        var members = await wire.Api.ListGroupMembersAsync("G1", pageSize: 2).ToListAsync();

        members.Should().Equal("E1", "E2", "E3");
        wire.Requests.Select(request => request.Address.Query).Should().Equal("?limit=2", "?after=c1&limit=2", "?after=c2&limit=2");
    }

    [Fact]
    public async Task Asks_for_a_page_only_when_its_members_are_wanted()
    {
        using var wire = new Wire(Page("c1", "E1", "E2"));

        await foreach (var member in wire.Api.ListGroupMembersAsync("G1"))
        {
            if (member == "E2") break;
        }

        wire.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Stops_at_a_server_that_repeats_itself()
    {
        using var wire = new Wire(Page("c1", "E1"), Page("c1", "E1"));

        var thrown = (await wire.Api.Awaiting(api => api.ListGroupMembersAsync("G1").ToListAsync().AsTask()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Message.Should().StartWith("Okta answered 200 OK to getIdentitySourceGroupMemberships. The next page's cursor");
    }

    [Fact]
    public async Task Both_tokens_end_the_reading()
    {
        using var wire = new Wire();
        var cancelled = new CancellationToken(canceled: true);

        await wire.Api.Awaiting(api => api.ListGroupMembersAsync("G1", cancellationToken: cancelled).ToListAsync().AsTask()).Should().ThrowAsync<OperationCanceledException>();
        await wire.Api.Awaiting(api => api.ListGroupMembersAsync("G1").ToListAsync(cancelled).AsTask()).Should().ThrowAsync<OperationCanceledException>();
        wire.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Checks_its_arguments_at_once()
    {
        using var wire = new Wire();
        FluentActions.Invoking(() => IdentitySourcesApiExtensions.ListGroupMembersAsync(null!, "G1")).Should().Throw<ArgumentNullException>().WithParameterName("api");
        FluentActions.Invoking(() => wire.Api.ListGroupMembersAsync(" ")).Should().Throw<ArgumentException>().WithParameterName("groupOrExternalId");
        FluentActions.Invoking(() => wire.Api.ListGroupMembersAsync("G1", 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("pageSize");
        FluentActions.Invoking(() => wire.Api.ListGroupMembersAsync("G1", 1_001)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("pageSize");
    }

    private static Func<HttpResponseMessage> Page(string? next, params string[] members) => Wire.Answer(
        200,
        $$"""{"memberExternalIds":[{{string.Join(",", members.Select(member => $"\"{member}\""))}}]}""",
        headers: next is null ? [] : [("Link", $"<https://example.okta.com/m?after={next}>; rel=\"next\"")]);
}
