namespace Okta.Xaas.ConsumerTests;

/// <summary>Installs the packed templates into a place of their own, makes programs of them, and builds these in one build.</summary>
public sealed class TemplateFixture
{
    public TemplateFixture(PackageFixture packed)
    {
        Folder = packed.CreateFolder("templates");
        var hive = Path.Combine(Folder, "hive");
        Dotnet.Run(Folder, "new", "install", Path.Combine(packed.Packages, $"{PackageFixture.Templates}.{packed.Version}.nupkg"), "--debug:custom-hive", hive);
        Make("okta-xaas-console", "HrSync");
        Make("okta-xaas-console", "HrSyncTrial", "--emulator");
        Make("okta-xaas-worker", "HrFeed", "--emulator");
        File.WriteAllText(Path.Combine(Folder, "All.slnx"), """
            <Solution>
              <Project Path="HrSync/HrSync.csproj" />
              <Project Path="HrSyncTrial/HrSyncTrial.csproj" />
              <Project Path="HrFeed/HrFeed.csproj" />
            </Solution>
            """);
        Dotnet.Run(Folder, "build", "All.slnx", "--nologo", "-warnaserror");

        void Make(string template, string name, params string[] options) => Dotnet.Run(Folder, ["new", template, "--output", name, .. options, "--debug:custom-hive", hive]);
    }

    private string Folder { get; }

    /// <summary>The folder of a program's project.</summary>
    public string FolderOf(string program) => Path.Combine(Folder, program);
}
