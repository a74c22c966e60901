using System.Runtime.InteropServices;

namespace Okta.Xaas.ConsumerTests;

/// <summary>An outsider's program on the packed packages, for each framework that they are for.</summary>
[Collection(nameof(SharedPackages))]
public class FrameworkTests(PackageFixture packed)
{
    [Fact]
    public async Task It_runs_on_dotnet()
    {
        var folder = OutsideProgram.Create(packed, "net10.0", "net10.0");
        Dotnet.Run(folder, "build", "--nologo");
        await using var org = await EmulatedOrg.StartAsync(hasDPoP: true);
        await org.RunAsync(folder, "dotnet", "bin/Debug/net10.0/Consumer.dll");
    }

    [Fact]
    public async Task It_runs_on_the_oldest_dotnet_which_it_brings_along()
    {
        var system = RuntimeInformation.RuntimeIdentifier;
        var folder = OutsideProgram.Create(
            packed, "net8.0", "net8.0", $"<RuntimeIdentifier>{system}</RuntimeIdentifier><SelfContained>true</SelfContained><InvariantGlobalization>true</InvariantGlobalization>");
        Dotnet.Run(folder, "build", "--nologo");
        var output = Path.Combine(folder, "bin", "Debug", "net8.0", system);
        File.ReadAllText(Path.Combine(output, "Consumer.runtimeconfig.json")).Should().MatchRegex("\"includedFrameworks\"[^}]*\"version\": \"8\\.");
        await using var org = await EmulatedOrg.StartAsync(hasDPoP: true);
        await org.RunAsync(folder, Path.Combine(output, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"));
    }

    [Fact]
    public void It_is_built_for_any_CPU_on_dotnet_framework()
    {
        var folder = OutsideProgram.Create(packed, "net472-any-cpu", "net472", "<PlatformTarget>AnyCPU</PlatformTarget>");
        Dotnet.Run(folder, "build", "--nologo");
        File.Exists(Path.Combine(folder, "bin/Debug/net472/Consumer.exe")).Should().BeTrue();
    }

    [MonoFact]
    public async Task It_runs_on_dotnet_framework_as_Mono_has_it()
    {
        var folder = OutsideProgram.Create(packed, "net472", "net472");
        Dotnet.Run(folder, "build", "--nologo");

        // What SQLite's loader calls libdl is libdl.so.2 where there are no development files.
        File.WriteAllText(
            Path.Combine(folder, "bin/Debug/net472/SQLitePCLRaw.batteries_v2.dll.config"),
            """<configuration><dllmap dll="dl" target="libdl.so.2" os="linux" /></configuration>""");

        // Mono has no elliptic curves, which DPoP's proofs are signed with.
        await using var org = await EmulatedOrg.StartAsync(hasDPoP: false);
        await org.RunAsync(folder, "mono", "bin/Debug/net472/Consumer.exe");
    }
}
