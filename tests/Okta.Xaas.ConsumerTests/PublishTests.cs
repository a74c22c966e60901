namespace Okta.Xaas.ConsumerTests;

/// <summary>The same program published without all that it does not use, and as machine code: no warning, and it does the same.</summary>
[Collection(nameof(SharedPackages))]
public class PublishTests(PackageFixture packed)
{
    [NativeTheory]
    [InlineData("trimmed", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn>")]
    [InlineData("aot", "<PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>")]
    public async Task It_is_published_without_a_warning_and_runs(string name, string properties)
    {
        var folder = OutsideProgram.Create(packed, name, "net10.0", $"<RuntimeIdentifier>linux-x64</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>{properties}");
        Dotnet.Run(folder, "publish", "--nologo", "--output", "published").Should().NotContain("warning");
        await using var org = await EmulatedOrg.StartAsync(hasDPoP: true);
        await org.RunAsync(folder, Path.Combine(folder, "published", "Consumer"));
    }
}
