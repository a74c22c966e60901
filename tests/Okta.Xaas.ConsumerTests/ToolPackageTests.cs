using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Okta.Xaas.ConsumerTests;

/// <summary>The emulator's package for the command line, installed and run as a user does.</summary>
[Collection(nameof(SharedPackages))]
public class ToolPackageTests(PackageFixture packed)
{
    // Only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_tool_is_installed_from_a_folder_serves_its_page_and_keeps_its_data()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "tool")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{packed.Packages}" />
              </packageSources>
            </configuration>
            """);
        Dotnet.Run(folder, "tool", "install", PackageFixture.Tool, "--version", packed.Version, "--tool-path", "bin", "--configfile", "nuget.config", "--add-source", packed.Packages);

        var start = new ProcessStartInfo(Path.Combine(folder, "bin", "okta-xaas-emulator"), ["--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "org.json")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Three folders above the runtime that runs this test, wherever it is installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using var program = Process.Start(start)!;
        try
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            string? line;
            do
            {
                line = await program.StandardOutput.ReadLineAsync(patience.Token);
                if (line is null) Assert.Fail(await program.StandardError.ReadToEndAsync(patience.Token));
            }
            while (!line!.Contains("page:", StringComparison.Ordinal));

            using var client = new HttpClient { BaseAddress = new Uri(line.Split("page:")[1].Trim()) };
            (await client.GetStringAsync(new Uri("/", UriKind.Relative), patience.Token)).Should().Contain("<html");
            (await client.GetStringAsync(new Uri("/_emulator/state", UriKind.Relative), patience.Token)).Should().Contain("\"identitySourceId\":\"0oaxaasemulator00001\"");
            File.Exists(Path.Combine(folder, "org.json")).Should().BeTrue();
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
        }
    }

    [Fact]
    public void It_holds_the_emulator_and_needs_no_other_package()
    {
        packed.Files(PackageFixture.Tool).Should().Contain(["tools/net10.0/any/Okta.Xaas.Emulator.dll", "tools/net10.0/any/Okta.Xaas.Emulator.Tool.dll", "tools/net10.0/any/DotnetToolSettings.xml"]);
        packed.Files(PackageFixture.Tool).Should().NotContain(file => file.StartsWith("lib/", StringComparison.Ordinal));
        packed.Metadata(PackageFixture.Tool).Descendants("dependency").Should().BeEmpty();
        packed.Metadata(PackageFixture.Tool).Descendants("packageType").Attributes("name").Select(name => name.Value).Should().Equal("DotnetTool");
    }
}
