using System.Diagnostics;

namespace Okta.Xaas.ConsumerTests;

/// <summary>The programs that <c>dotnet new</c> makes of the packed templates, as they are made.</summary>
[Collection(nameof(SharedPackages))]
public class TemplateTests(TemplateFixture made) : IClassFixture<TemplateFixture>
{
    // Only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Without_settings_the_program_tells_what_to_set()
    {
        using var program = Start("HrSync");

        var (code, output, error) = await EndAsync(program);

        code.Should().Be(1, error);
        output.Should().BeEmpty();
        error.Should().Contain("OktaDomain is missing").And.Contain("IdentitySourceId is missing").And.Contain("ApiToken is missing").And.Contain("README.md");
        File.Exists(Path.Combine(made.FolderOf("HrSync"), "EmulatedOrg.cs")).Should().BeFalse();
    }

    [Fact]
    public async Task Of_settings_at_fault_the_service_tells_each_in_a_line_and_no_stack()
    {
        using var program = Start("HrFeed", "--Okta:Xaas:OktaDomain", "https://example.okta.com", "--Schedule:Cron", "nonsense");

        var (code, output, error) = await EndAsync(program);

        code.Should().Be(1, error);
        output.Should().BeEmpty();
        error.Should().Contain("IdentitySourceId is missing").And.Contain("ApiToken is missing").And.Contain("Cron is 'nonsense'").And.Contain("README.md").And.NotContain("   at ");
    }

    [Fact]
    public async Task With_the_emulator_the_program_plans_and_synchronizes()
    {
        using (var plan = Start("HrSyncTrial", "plan"))
        {
            var (code, output, error) = await EndAsync(plan);
            code.Should().Be(0, error);
            output.Should().Contain("3 added").And.Contain("In the emulated directory, active users: 0, groups: 0");
        }

        // In the folder that is built, which has all that is published: settings, mapping and list.
        using var program = StartIn(BuiltFolderOf("HrSyncTrial"), "HrSyncTrial");
        var run = await EndAsync(program);
        run.Code.Should().Be(0, run.Error);
        run.Output.Should().Contain("In the emulated directory, active users: 3, groups: 2");
    }

    [Fact]
    public async Task The_service_runs_at_once_in_development_and_is_healthy_then()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var program = Start("HrFeed", "--urls", "http://127.0.0.1:0", "--environment", "Development");
        try
        {
            // The run has ended: event 602.
            var address = (await LineWithAsync("Now listening on:")).Split("on: ")[1];
            await LineWithAsync("[602]");

            using var client = new HttpClient { BaseAddress = new Uri(address) };
            foreach (var check in new[] { "live", "ready", "feed" })
                (await client.GetStringAsync(new Uri($"health/{check}", UriKind.Relative), patience.Token)).Should().Be("Healthy", check);
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(CancellationToken.None);
        }

        async Task<string> LineWithAsync(string text)
        {
            string? line;
            do
            {
                line = await program.StandardOutput.ReadLineAsync(patience.Token);
                if (line is null) Assert.Fail(await program.StandardError.ReadToEndAsync(patience.Token));
            }
            while (!line!.Contains(text, StringComparison.Ordinal));
            return line;
        }
    }

    private string BuiltFolderOf(string program) => Path.Combine(made.FolderOf(program), "bin", "Debug", "net10.0");

    private Process Start(string program, params string[] arguments) => StartIn(made.FolderOf(program), program, arguments);

    private Process StartIn(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(BuiltFolderOf(program), $"{program}.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the machine has for a program of its own is nothing to these.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Okta__", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output, string Error)> EndAsync(Process program)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var error = program.StandardError.ReadToEndAsync(patience.Token);
        var output = await program.StandardOutput.ReadToEndAsync(patience.Token);
        await program.WaitForExitAsync(patience.Token);
        return (program.ExitCode, output, await error);
    }
}
