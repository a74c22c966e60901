using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sixty_four_uploads_at_once_are_fifty_accepted_and_fourteen_refused(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var session = await org.NewSessionAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            org.UploadAsync(session, "bulk-upsert", Bodies.Users(Bodies.Numbered(20, $"E{i}-"))))));
        answers.Count(answer => answer.Status == 202).Should().Be(50);
        answers.Count(answer => answer.Status == 400).Should().Be(14);
        answers.Select(answer => answer.Header("X-Okta-Request-Id")).Should().OnlyHaveUniqueItems();
        await org.PostAsync($"sessions/{session}/start-import");
        org.Clock.Advance(TestOrg.ProcessingTime);
        org.Okta.Directory.Users.Should().HaveCount(1000);
        org.Okta.Requests.Select(entry => entry.Request.Number).Should().Equal(Enumerable.Range(1, 66).Select(i => (long)i));
    }

    [Fact]
    public async Task Of_many_creations_at_once_one_succeeds()
    {
        await using var org = await TestOrg.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => org.PostAsync("sessions"))));
        answers.Count(answer => answer.Status == 201).Should().Be(1);
    }

    [Fact]
    public async Task With_latency_calls_overlap()
    {
        await using var org = await TestOrg.StartAsync(o => o.Latency = TimeSpan.FromSeconds(1));
        var calls = Enumerable.Range(0, 100).Select(i => org.PostAsync("users", Bodies.User($"E{i}"))).ToList();
        calls.Should().NotContain(call => call.IsCompleted);
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(calls)).Should().OnlyContain(answer => answer.Status == 200);
    }

    [Fact]
    public async Task A_hundred_thousand_users_are_no_trouble()
    {
        await using var org = await TestOrg.StartAsync();
        var users = Bodies.Numbered(100_000).ToList();
        foreach (var session in users.Chunk(10_000)) await org.ImportAsync([.. session.Chunk(200).Select(chunk => ("bulk-upsert", Bodies.Users(chunk)))]);
        org.Okta.Directory.Users.Should().HaveCount(100_000);
        org.Okta.Directory.Users.Should().BeSameAs(org.Okta.Directory.Users, "a copy is kept until something changes");
        org.Okta.Sessions.Should().HaveCount(10).And.OnlyContain(session => session.Applied == 10_000 && session.DuplicateEntities.Count == 0);
    }
}
