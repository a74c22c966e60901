namespace Okta.Xaas.ConsumerTests;

/// <summary>
/// The same program published without all that it does not use, and as machine code: no warning of this project's code, and it does the same. Those of the parser of templates are of its compilation of grammars,
/// which is never asked for.
/// </summary>
[Collection(nameof(SharedPackages))]
public class PublishTests(PackageFixture packed)
{
    // Neither what is warned of nor what the program does depends on it, and it takes 62 seconds of a processor in the place of 103.
    private const string Quickly = "<Optimize>false</Optimize><DebugType>none</DebugType><NativeDebugSymbols>false</NativeDebugSymbols><StripSymbols>false</StripSymbols>";

    [NativeTheory]
    [InlineData("trimmed", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>")]
    [InlineData("aot", $"<PublishAot>true</PublishAot>{Quickly}")]
    public async Task It_is_published_without_a_warning_of_ours_and_runs(string name, string properties)
    {
        // One line for each assembly, which names it.
        const string OneLineEach = "<TrimmerSingleWarn>true</TrimmerSingleWarn><WarningsNotAsErrors>IL2104;IL3053</WarningsNotAsErrors>";
        var folder = OutsideProgram.Create(packed, name, "net10.0", $"<RuntimeIdentifier>linux-x64</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>{OneLineEach}{properties}");
        var warnings = Dotnet.Run(folder, "publish", "--nologo", "--output", "published").Split('\n').Where(line => line.Contains("warning", StringComparison.OrdinalIgnoreCase)).ToList();
        warnings.Should().OnlyContain(line => line.Contains("Assembly 'Fluid'", StringComparison.Ordinal) || line.Contains("Assembly 'Parlot'", StringComparison.Ordinal));
        await using var org = await EmulatedOrg.StartAsync(hasDPoP: true);
        await org.RunAsync(folder, Path.Combine(folder, "published", "Consumer"));
    }
}
