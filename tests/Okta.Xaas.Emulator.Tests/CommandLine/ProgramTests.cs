using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.CommandLine;

/// <summary>The program, started as a process.</summary>
public sealed class ProgramTests
{
    [UnixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_prints_its_address_answers_and_stops_cleanly(string signal)
    {
        using var program = new EmulatorProcess("--urls", "http://127.0.0.1:0", "--identity-source=0oaMine", "--api-token", "my-token", "--processing-time", "0", "--cooldown", "5m");
        (await program.ReadLineAsync()).Should().StartWith("Okta.Xaas.Emulator listens");
        var address = new Uri(Value(await program.ReadLineAsync(), "address:"));
        Value(await program.ReadLineAsync(), "page:").Should().Be(address.ToString());
        Value(await program.ReadLineAsync(), "identity source:").Should().Be("0oaMine");
        Value(await program.ReadLineAsync(), "API token:").Should().Be("my-token");

        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS my-token");
        using var response = await client.PostAsync(new Uri("/api/v1/identity-sources/0oaMine/sessions", UriKind.Relative), null);
        (await Answer.ReadAsync(response)).Status.Should().Be(201);

        await program.SignalAsync(signal);
        var (exitCode, output, error) = await program.WaitForExitAsync();
        exitCode.Should().Be(0);
        output.Trim().Should().EndWith("Stopped.");
        var settings = JsonDocument.Parse(output[output.IndexOf("{\n", StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]).RootElement.GetProperty("Okta").GetProperty("Xaas");
        settings.GetProperty("OktaDomain").GetString().Should().Be(address.ToString().TrimEnd('/'));
        settings.GetProperty("IdentitySourceId").GetString().Should().Be("0oaMine");
        settings.GetProperty("ApiToken").GetString().Should().Be("my-token");
        error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--colour is no option", "--colour", "red")]
    [InlineData("--urls needs a value", "--urls")]
    [InlineData("'soon' is no duration for --cooldown", "--cooldown", "soon")]
    [InlineData("ApiToken is empty", "--api-token", "")]
    [InlineData("'nonsense' can't be listened on", "--urls", "nonsense")]
    [InlineData("'https://127.0.0.1:0' can't be listened on", "--urls", "https://127.0.0.1:0")]
    [InlineData("'http://127.0.0.1:x' can't be listened on", "--urls", "http://127.0.0.1:x")]
    [InlineData("Urls is empty", "--urls", "")]
    [InlineData("'http://0.0.0.0:0' is reached by other machines", "--urls", "http://0.0.0.0:0")]
    [InlineData("'http://0.0.0.0:0' is reached by other machines", "--urls", "http://0.0.0.0:0", "--allow-remote=false")]
    [InlineData("'0' is no number for --rate-limit", "--rate-limit", "0")]
    [InlineData("'0' is no number for --session-rate-limit: write 1 or more, or off", "--session-rate-limit", "0")]
    [InlineData("'perhaps' is not understood for --oauth-api-nonce", "--oauth-api-nonce=perhaps")]
    [InlineData("'http://loopback:0' is reached by other machines", "--urls", "http://loopback:0")]
    [InlineData("'many' is no number for --concurrency-limit", "--concurrency-limit", "many")]
    [InlineData("'perhaps' is not understood for --allow-remote", "--allow-remote=perhaps")]
    public async Task A_bad_command_line_ends_with_one_clear_line_and_exit_code_1(string message, params string[] args)
    {
        using var program = new EmulatorProcess(args);
        var (exitCode, output, error) = await program.WaitForExitAsync();
        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        error.TrimEnd().Should().StartWith("Okta.Xaas.Emulator: ").And.Contain(message).And.NotContain("\n");
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        using var program = new EmulatorProcess("--help");
        var (exitCode, output, error) = await program.WaitForExitAsync();
        exitCode.Should().Be(0);
        error.Should().BeEmpty();
        output.Should().ContainAll("--urls", "--identity-source", "--api-token", "--processing-time", "--cooldown", "--data", "--rate-limit", "--concurrency-limit", "--allow-remote", "0oaxaasemulator00001", "emulator-token");
    }

    [Fact]
    public async Task A_new_key_pair_can_be_registered_and_is_another_one_each_time()
    {
        var publicKeys = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var program = new EmulatorProcess("--new-key-pair");
            var (exitCode, output, error) = await program.WaitForExitAsync();
            exitCode.Should().Be(0, error);
            var keys = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] == '{').ToArray();
            keys.Should().HaveCount(2);
            keys[0].Should().Contain("\"d\":").And.Contain(keys[1][1..^1], "the private key holds the public one");
            keys[1].Should().NotContain("\"d\":");
            publicKeys.Add(keys[1]);
        }

        publicKeys.Should().OnlyHaveUniqueItems();
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.OAuth.ClientId = "0oaclient";
            foreach (var key in publicKeys) o.OAuth.PublicKeys.Add(key);
        });
    }

    [Fact]
    public async Task A_port_in_use_ends_with_one_clear_line_and_exit_code_1()
    {
        await using var other = await OktaEmulator.StartAsync(o => o.Urls = "http://127.0.0.1:0");
        using var program = new EmulatorProcess("--urls", other.BaseAddress.ToString());
        var (exitCode, _, error) = await program.WaitForExitAsync();
        exitCode.Should().Be(1);
        error.Should().Contain("address already in use");
        error.TrimEnd().Should().NotContain("\n");
    }

    [UnixFact]
    public async Task What_was_there_is_there_after_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("okta-xaas-emulator-");
        var file = Path.Combine(folder.FullName, "org.json");
        for (var start = 1; start <= 2; start++)
        {
            using var program = new EmulatorProcess("--urls", "http://127.0.0.1:0", "--data", file);
            await program.ReadLineAsync();
            using var client = new HttpClient { BaseAddress = new Uri(Value(await program.ReadLineAsync(), "address:")) };
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS emulator-token");
            using var content = new StringContent(Bodies.User($"E{start}"), System.Text.Encoding.UTF8, "application/json");
            using var created = await client.PostAsync(new Uri("/api/v1/identity-sources/0oaxaasemulator00001/users", UriKind.Relative), content);
            ((int)created.StatusCode).Should().Be(200);
            var state = JsonDocument.Parse(await client.GetStringAsync(new Uri("/_emulator/state", UriKind.Relative))).RootElement;
            state.GetProperty("counts").GetProperty("users").GetInt32().Should().Be(start);
            state.GetProperty("data").GetProperty("file").GetString().Should().Be(file);
            await program.SignalAsync("TERM");
            (await program.WaitForExitAsync()).ExitCode.Should().Be(0);
        }

        await File.WriteAllTextAsync(file, "{ half");
        using var refused = new EmulatorProcess("--urls", "http://127.0.0.1:0", "--data", file);
        var (exitCode, output, error) = await refused.WaitForExitAsync();
        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        error.TrimEnd().Should().Contain("org.json can't be used: it is damaged at line 1").And.NotContain("\n");
        (await File.ReadAllTextAsync(file)).Should().Be("{ half");
        folder.Delete(recursive: true);
    }

    private static string Value(string line, string name) => line.Trim().Should().StartWith(name).And.Subject[name.Length..].Trim();
}
