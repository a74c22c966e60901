using Okta.Xaas.Feeds.Tests.Support;
using static Okta.Xaas.Feeds.Tests.Support.PagedService;

namespace Okta.Xaas.Feeds.Tests.Json;

/// <summary>How a service's pages become one list, and which of them make none.</summary>
public class PagingTests
{
    private static readonly HrMapping Bare = TestMapping.With();

    [Fact]
    public async Task Links_are_followed_whatever_else_the_header_has()
    {
        using var hr = new PagedService()
            .On("/people", $"[{TestJson.Anna}]", """<https://hr.example.com/people?a=1,2>; title="a, b; rel=next"; rel=prev, </people?p=2>; REL="last next" """)
            .On("/people?p=2", $"[{TestJson.Bo}]", """<https://hr.example.com/people>; rel="first" """);

        (await hr.KeysAsync(hr.Service(JsonPaging.Link), Bare)).Should().Equal("E1", "E2");
    }

    [Fact]
    public async Task An_address_in_the_page_may_be_whole_or_from_this_one_on()
    {
        using var hr = new PagedService()
            .On("/v1/people", Page("\"links\": { \"next\": \"people?p=2\" }", "E1"))
            .On("/v1/people?p=2", Page("\"links\": { \"next\": \"https://hr.example.com/other\" }", "E2"))
            .On("/other", Page("\"links\": { \"next\": null }", "E3"));

        (await hr.KeysAsync(hr.Service(JsonPaging.NextAddress("links.next"), "/v1/people"))).Should().Equal("E1", "E2", "E3");
    }

    [Fact]
    public async Task A_cursor_is_put_to_the_first_address()
    {
        using var hr = new PagedService()
            .On("/people?limit=1", Page("\"meta\": { \"cursor\": \"a/b=&\" }", "E1"))
            .On("/people?limit=1&after=a%2Fb%3D%26", Page("\"meta\": { \"cursor\": 7 }", "E2"))
            .On("/people?limit=1&after=7", Page("\"meta\": { \"cursor\": \"\" }", "E3"));

        (await hr.KeysAsync(hr.Service(JsonPaging.Cursor("after", "meta.cursor"), "/people?limit=1"))).Should().Equal("E1", "E2", "E3");
    }

    [Fact]
    public async Task Counted_pages_go_on_until_one_has_nobody_as_a_service_may_give_fewer_than_it_was_asked_for()
    {
        using var hr = new PagedService().On("/people?page=1", Page("", "E1", "E2")).On("/people?page=2", Page("", "E3")).On("/people?page=3", Page("", "E4")).On("/people?page=4", Page(""));

        (await hr.KeysAsync(hr.Service(JsonPaging.PageNumber("page")))).Should().Equal("E1", "E2", "E3", "E4");
    }

    [Fact]
    public async Task An_offset_counts_the_records_and_ends_with_the_number_that_there_are()
    {
        using var hr = new PagedService().On("/Users?startIndex=1", Page("\"totalResults\": 3", "E1", "E2")).On("/Users?startIndex=3", Page("\"totalResults\": 3", "E3"));

        (await hr.KeysAsync(hr.Service(JsonPaging.Offset("startIndex", 1), "/Users", "totalResults"))).Should().Equal("E1", "E2", "E3");
        hr.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task One_answer_is_enough_without_paging()
    {
        using var hr = new PagedService().On("/people?q=1", Page("", "E1", "E2"));

        (await hr.KeysAsync(hr.Service(JsonPaging.None, "/people?q=1"))).Should().Equal("E1", "E2");
    }

    [Fact]
    public async Task A_first_page_is_not_taken_for_the_whole_list_where_it_says_that_there_is_another()
    {
        using var hr = new PagedService().On("/people", Page("", "E1"), "</people?p=2>; rel=\"next\"");

        (await hr.FailureAsync(hr.Service(JsonPaging.None))).Should().Be($"{Host}/people: page 1: its header Link names a next page, and JsonPaging.None says that there is none: use JsonPaging.Link");
    }

    [Theory]
    [InlineData("", "the service's only page has no \"links.next\", so that it was taken for the whole list: name JsonService.Total, if the service tells how many there are")]
    [InlineData("\"links\": { \"next\": null }", null)]
    public async Task Where_the_only_page_does_not_say_that_it_is_the_last_the_plan_says_so(string links, string? note)
    {
        using var hr = new PagedService().On("/people", Page(links, "E1"));
        using var list = await hr.DownloadAsync(hr.Service(JsonPaging.NextAddress("links.next")));

        await list.Snapshot.Users!.ToListAsync();
        list.Snapshot.Facts!().Notes.Should().BeEquivalentTo(note is null ? [] : new[] { $"{Host}/people: {note}" });
    }

    [Fact]
    public async Task Users_and_memberships_are_of_the_same_answers()
    {
        using var hr = new PagedService().On("/people", Page("", "E1"));
        using var list = await hr.DownloadAsync(hr.Service(JsonPaging.None), TestMapping.With(""" "records": "people", "groups": [ { "column": "name" } ] """));

        await list.Snapshot.Users!.ToListAsync();
        await list.Snapshot.Memberships!.ToListAsync();

        hr.Asked.Should().ContainSingle();
        list.Name.Should().Be(Host + "/people");
    }

    [Theory]
    [InlineData("after", "c", "page 2: it leads to a page that was read already, so that the list would never end")]
    [InlineData("page", "", "page 2: it is the same as the page before: does the service know the parameter \"page\"?")]
    public async Task Pages_without_an_end_are_no_list(string parameter, string cursor, string message)
    {
        using var hr = new PagedService();
        foreach (var query in new[] { "", "?after=c", "?page=1", "?page=2" }) hr.On("/people" + query, Page($"\"next\": \"{cursor}\"", "E1"));

        var paging = parameter == "after" ? JsonPaging.Cursor("after", "next") : JsonPaging.PageNumber(parameter);
        (await hr.FailureAsync(hr.Service(paging))).Should().Be($"{Host}/people: {message}");
    }

    [Fact]
    public async Task Links_that_lead_on_and_on_to_the_same_page_are_no_list()
    {
        using var hr = new PagedService().On("/people", Page("", "E1"), "</people?p=2>; rel=next").On("/people?p=2", Page("", "E1"), "</people?p=3>; rel=next");

        (await hr.FailureAsync(hr.Service(JsonPaging.Link))).Should().Be($"{Host}/people: page 2: it is the same as the page before, so that the list would never end");
    }

    [Fact]
    public async Task Pages_and_bytes_have_a_limit()
    {
        using var hr = new PagedService();
        for (var page = 0; page < 9; page++) hr.On($"/people{(page == 0 ? "" : $"?c={page}")}", Page($"\"next\": \"{page + 1}\"", $"E{page}"));
        var paging = JsonPaging.Cursor("c", "next");

        (await hr.FailureAsync(new JsonService(new Uri(Host + "/people")) { Paging = paging, Handler = hr.Handler, MaxPages = 3 })).Should().Contain("page 4: there are more than JsonService.MaxPages (3)");
        (await hr.FailureAsync(new JsonService(new Uri(Host + "/people")) { Paging = paging, Handler = hr.Handler, MaxBytes = 200 })).Should().Contain("the list is longer than JsonService.MaxBytes (200)");
    }

    [Theory]
    [InlineData("\"total\": 3", "\"total\": 4", "page 2: it tells another number of records than the pages before: the list has changed while it was read; run again")]
    [InlineData("\"total\": 3", "\"total\": 3", "page 2: the service says that it has 3 records, and has answered 2: the list has changed while it was read; run again")]
    [InlineData("\"total\": \"many\"", "", "page 1: \"total\", which is to say how many records there are, is no whole number")]
    [InlineData("\"x\": 1", "", "page 1: \"total\", which is to say how many records there are, is no whole number")]
    public async Task A_list_that_changes_between_two_pages_is_not_used(string first, string second, string message)
    {
        using var hr = new PagedService().On("/people", Page(first + ", \"next\": \"/2\"", "E1")).On("/2", Page(second.Length == 0 ? "\"total\": 1" : second, "E2"));

        (await hr.FailureAsync(hr.Service(JsonPaging.NextAddress("next"), total: "total"))).Should().Be($"{Host}/people: {message}");
    }

    [Theory]
    [InlineData("http://hr.example.com/people?p=2")]
    [InlineData("https://evil.example.com/people?p=2")]
    [InlineData("https://hr.example.com:8443/people?p=2")]
    [InlineData("//evil.example.com/people")]
    public async Task A_next_page_elsewhere_is_not_asked_for(string next)
    {
        using var hr = new PagedService().On("/people", Page($"\"next\": \"{next}\"", "E1"));

        (await hr.FailureAsync(hr.Service(JsonPaging.NextAddress("next")))).Should().Be($"{Host}/people: page 1: the next page is on another host, or not https, where the token must not go");
        hr.Asked.Should().ContainSingle();
    }

    [Theory]
    [InlineData("{ \"nextPage\": { \"a\": 1 }, \"people\": [] }", "\"nextPage\" is an object, not a single value")]
    [InlineData("{ \"nextPage\": \"a\", \"people\": [], \"nextPage\": \"b\" }", "\"nextPage\" stands twice; which one is meant?")]
    [InlineData("{ \"people\": [ { \"id\": \"Gehe", "line 1: this is no JSON in UTF-8, or it is cut here, behind 0 records")]
    [InlineData("<html>Geheim</html>", "line 1: this is no JSON in UTF-8, or it is cut here, behind 0 records")]
    public async Task An_answer_that_is_no_page_is_told_with_the_page(string answer, string message)
    {
        using var hr = new PagedService().On("/people", Page("\"nextPage\": \"/2?key=Geheim\"", "E1")).On("/2?key=Geheim", answer);

        (await hr.FailureAsync(hr.Service(JsonPaging.NextAddress("nextPage")))).Should().EndWith(message).And.StartWith($"{Host}/people, page 2").And.NotContain("Geheim");
    }

    [Fact]
    public async Task Settings_at_fault_are_told_before_anything_is_asked()
    {
        FluentActions.Invoking(() => new JsonService(new Uri("http://hr.example.com/people"))).Should().Throw<ArgumentException>().WithMessage("*must be absolute and https*");
        FluentActions.Invoking(() => new JsonService(new Uri("https://user:secret@hr.example.com/people"))).Should().Throw<ArgumentException>().Which.Message.Should().NotContain("secret");
        FluentActions.Invoking(() => JsonPaging.NextAddress("a..b")).Should().Throw<ArgumentException>();
        using var hr = new PagedService();
        await FluentActions.Awaiting(() => hr.KeysAsync(hr.Service(JsonPaging.NextAddress("next")), Bare)).Should().ThrowAsync<ArgumentException>().WithMessage("The mapping needs \"records\"*");
        hr.Service(JsonPaging.None, "/people?key=secret").ToString().Should().Be(Host + "/people");
        hr.Asked.Should().BeEmpty();
    }
}
