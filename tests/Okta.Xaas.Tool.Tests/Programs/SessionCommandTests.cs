using System.Text.Json.Nodes;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>What <c>sessions</c> shows of an org, and how it ends a session.</summary>
public sealed class SessionCommandTests : IAsyncLifetime
{
    private OktaEmulator _org = null!;

    public async Task InitializeAsync() => _org = await OktaEmulator.StartAsync(options =>
    {
        options.SessionRateLimit = null;
        options.Urls = "http://127.0.0.1:0";
        options.ProcessingTime = TimeSpan.Zero;
        options.CreationCooldown = TimeSpan.Zero;
    });

    public async Task DisposeAsync() => await _org.DisposeAsync();

    [Fact]
    public async Task An_open_session_is_listed_cancelled_and_not_cancelled_twice()
    {
        (await RunAsync(0, "sessions", "list")).Output.Should().Contain("Okta tells of none");
        var id = await CreateAsync();

        (await RunAsync(0, "sessions", "list")).Output.Should().Contain(id).And.Contain("CREATED");
        var listed = JsonNode.Parse((await RunAsync(0, "sessions", "list", "--json")).Output)!.AsArray();
        listed.Should().ContainSingle().Which!["status"]!.GetValue<string>().Should().Be("CREATED");
        (await RunAsync(0, "sessions", "cancel", id)).Output.Should().Contain("nothing of it is imported");

        _org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");
        (await RunAsync(1, "sessions", "cancel", id)).Error.Should().Be($"session {id} is CLOSED; Okta lets only a session be cancelled whose import has not been started. Nothing was sent.");
        (await RunAsync(2, "sessions", "watch", id)).Output.Should().MatchRegex($"session {id}: CLOSED\r?\n");
    }

    [Fact]
    public async Task One_that_is_not_there_is_said()
    {
        (await RunAsync(0, "sessions", "watch")).Output.Should().Contain("none is open or being imported");
        (await RunAsync(1, "sessions", "cancel", "aps000")).Error.Should().Contain("404").And.NotContain("\n");
    }

    [Fact]
    public async Task The_open_one_is_watched_until_it_has_ended()
    {
        var id = await CreateAsync();
        using var program = SampleProgram.Start("okta-xaas", SampleProgram.SettingsFor(_org), "sessions", "watch");
        await program.WaitForLineAsync($"session {id}: CREATED");

        await RunAsync(0, "sessions", "cancel", id);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);
        program.Output.Should().Contain($"session {id}: CLOSED");
    }

    private async Task<string> CreateAsync()
    {
        using var api = IdentitySourcesApi.Create(new OktaXaasOptions { OktaDomain = _org.BaseAddress, IdentitySourceId = _org.IdentitySourceId, ApiToken = _org.ApiToken });
        return (await api.CreateSessionAsync()).Id;
    }

    private async Task<(string Output, string Error)> RunAsync(int exitCode, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", SampleProgram.SettingsFor(_org), arguments);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return (program.Output, program.Error);
    }
}
