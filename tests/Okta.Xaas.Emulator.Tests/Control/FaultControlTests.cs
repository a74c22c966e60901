using Okta.Xaas.Emulator.Control;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>Faults that are put in from outside.</summary>
public sealed class FaultControlTests
{
    public static TheoryData<string> Kinds => [.. FaultKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_is_put_on_the_next_request(string kind)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var added = await control.PostAsync("faults", $$"""{"kind":"{{kind}}"}""");
        (await control.GetAsync("state")).GetProperty("faults")[0].GetProperty("id").GetString().Should().Be(added.GetProperty("id").GetString());
        await Record.ExceptionAsync(() => org.GetAsync("sessions"));
        org.Okta.Requests.Single().Fault!.ToString().Should().Be(added.GetProperty("description").GetString());
        (await control.GetAsync("state")).GetProperty("faults").GetArrayLength().Should().Be(0, "it was for one request");
    }

    [Fact]
    public async Task A_kind_that_happens_in_several_ways_takes_the_one_it_is_told()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var kinds = await control.GetAsync("faults/kinds");
        foreach (var kind in kinds.EnumerateArray().Where(one => one.GetProperty("variants").GetArrayLength() > 0))
        {
            foreach (var variant in kind.GetProperty("variants").EnumerateArray().Select(one => one.GetString()!))
            {
                await control.PostAsync("faults", $$"""{"kind":"{{kind.GetProperty("kind").GetString()}}","variant":"{{variant}}"}""");
                await org.GetAsync("sessions");
            }
        }

        org.Okta.Requests.Select(one => one.Fault!.Name).Should().Equal(
            "RateLimited",
            "RateLimited RetryAfterZero",
            "RateLimited RetryAfterOne",
            "RateLimited RetryAfterPast",
            "RateLimited WithoutDate",
            "RateLimitedWithoutHeaders",
            "ConcurrencyLimited",
            "Foreign 200 PlainTextPage",
            "Foreign 200 BinaryPage",
            "Foreign 200 UntypedPage",
            "Foreign 200 Ok",
            "Foreign 200 BlockedJson",
            "Foreign 200 OktaErrorJson",
            "Foreign 200 Empty");
    }

    [Fact]
    public async Task It_waits_for_its_operation_passes_some_over_and_is_used_up()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await control.PostAsync("faults", """{"kind":"serverError","status":503,"operation":"listIdentitySourceSessions","after":1,"times":2}""");
        await org.GetAsync("users/nobody");
        var answers = new List<int>();
        for (var i = 0; i < 4; i++) answers.Add((await org.GetAsync("sessions")).Status);
        answers.Should().Equal(200, 503, 503, 200);
    }

    [Fact]
    public async Task The_first_that_fits_wins_and_the_others_stay()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await control.PostAsync("faults", """{"kind":"serverError","operation":"createIdentitySourceSession"}""");
        await control.PostAsync("faults", """{"kind":"html","status":403}""");
        (await org.GetAsync("sessions")).Status.Should().Be(403);
        (await org.PostAsync("sessions")).Status.Should().Be(500);
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task After_its_effect_the_client_does_not_know()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await control.PostAsync("faults", """{"kind":"drop","afterEffect":true}""");
        await FluentActions.Awaiting(() => org.PostAsync("sessions")).Should().ThrowAsync<HttpRequestException>();
        org.Okta.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task One_is_taken_away_or_all()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        for (var i = 0; i < 3; i++) await control.PostAsync("faults", """{"kind":"serverError"}""");
        (await control.SendAsync("DELETE", "faults/f2")).Status.Should().Be(204);
        (await control.GetAsync("state")).GetProperty("faults").EnumerateArray().Select(one => one.GetProperty("id").GetString()).Should().Equal("f1", "f3");
        (await control.SendAsync("DELETE", "faults/f2")).ShouldBeProblem(404, "There is no fault f2");
        (await control.SendAsync("DELETE", "faults")).Status.Should().Be(204);
        (await org.GetAsync("sessions")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("""{"kind":"gremlin"}""", "kind 'gremlin' is not known: use refuse, ")]
    [InlineData("""{}""", "kind '' is not known")]
    [InlineData("""{"kind":"drop","status":500}""", "drop has no status")]
    [InlineData("""{"kind":"refuse","afterEffect":true}""", "refuse has no afterEffect")]
    [InlineData("""{"kind":"serverError","status":404}""", "status 404 is none")]
    [InlineData("""{"kind":"html","status":204}""", "status 204 is none")]
    [InlineData("""{"kind":"foreign","status":404}""", "status 404 is none")]
    [InlineData("""{"kind":"foreign","variant":"red"}""", "variant 'red' is none of foreign: use plainTextPage, ")]
    [InlineData("""{"kind":"busy","status":500}""", "status 500 is none")]
    [InlineData("""{"kind":"drop","variant":"ok"}""", "drop has no variant")]
    [InlineData("""{"kind":"wait","delaySeconds":-1}""", "delaySeconds -1")]
    [InlineData("""{"kind":"wait","operation":"getEverything"}""", "operation 'getEverything' is not known")]
    [InlineData("""{"kind":"wait","times":0}""", "times has to be")]
    [InlineData("""{"kind":"wait","after":-1}""", "after has to be")]
    [InlineData("""{"kind":"wait","color":"red"}""", "color")]
    [InlineData("""{"kind":"wait","times":"many"}""", "can't be read")]
    [InlineData("null", "has to be a JSON object")]
    [InlineData("", "can't be read")]
    public async Task What_cannot_be_is_refused(string json, string detail)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("POST", "faults", json)).ShouldBeProblem(400, detail);
        (await control.GetAsync("state")).GetProperty("faults").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_may_wait()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        for (var i = 0; i < 1000; i++) (await control.SendAsync("POST", "faults", """{"kind":"wait"}""")).Status.Should().Be(201);
        (await control.SendAsync("POST", "faults", """{"kind":"wait"}""")).ShouldBeProblem(409, "There are 1000 faults waiting");
    }
}
