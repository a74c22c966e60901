using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>Packs what is published, once for all tests, into a folder outside the checkout and under a version that nobody has.</summary>
public sealed class PackageFixture : IDisposable
{
    public const string Sdk = "Okta.Xaas";
    public const string Snapshots = "Okta.Xaas.Snapshots";
    public const string Feeds = "Okta.Xaas.Feeds";
    public const string Hosting = "Okta.Xaas.Hosting";
    public const string Emulator = "Okta.Xaas.Emulator";
    public const string Tool = "Okta.Xaas.Emulator.Tool";
    public const string HrTool = "Okta.Xaas.Tool";
    public const string Templates = "Okta.Xaas.Templates";

    private static readonly string[] Ids = [Sdk, Snapshots, Feeds, Hosting, Emulator, Tool, HrTool, Templates];

    public PackageFixture()
    {
        Folder = Directory.CreateTempSubdirectory("okta-xaas-packages-").FullName;
        Version = $"0.1.0-test.{Guid.NewGuid():N}";

        // One build for all of them, and artifacts of its own: the tests that run now use those of the checkout. The build of the checkout has run the analyzers.
        var packages = Path.Combine(Folder, "packages.slnf");
        File.WriteAllText(packages, JsonSerializer.Serialize(new { solution = new { path = Repository.PathOf("Okta.Xaas.sln"), projects = Ids.Select(id => $"src/{id}/{id}.csproj") } }));
        Dotnet.Run(
            Repository.Root,
            "pack", packages, "--configuration", "Release", "--artifacts-path", Path.Combine(Folder, "artifacts"), "--output", Packages, $"-p:Version={Version}", "-p:RunAnalyzers=false", "--nologo");
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names => Ids;

    /// <summary>All of them.</summary>
    public static TheoryData<string> All => [.. Ids];

    public string Folder { get; }

    public string Packages => Path.Combine(Folder, "packages");

    public string Version { get; }

    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Packages, $"{id}.{Version}.{extension}"));

    public IReadOnlyList<string> Files(string id, string extension = "nupkg")
    {
        using var package = Open(id, extension);
        return [.. package.Entries.Select(e => e.FullName)];
    }

    public XElement Metadata(string id)
    {
        using var package = Open(id);
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        var root = XDocument.Load(nuspec).Root!;
        foreach (var element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    /// <summary>Makes a folder outside of the checkout, whose projects take these packages from here and all others from where the machine has them.</summary>
    public string CreateFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");

        // The other packages come from the source that the machine has under this key, whichever address that is.
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Packages}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed">
                  <package pattern="Okta.Xaas*" />
                </packageSource>
                <packageSource key="nuget.org">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return folder;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        foreach (var id in Ids)
        {
            // The restore of the consumer unpacked it there, where it would stay for ever.
            var package = new DirectoryInfo(Path.Combine(Dotnet.GlobalPackages, id.ToLowerInvariant()));
            var unpacked = new DirectoryInfo(Path.Combine(package.FullName, Version));
            if (!unpacked.Exists) continue;
            unpacked.Delete(recursive: true);
            if (!package.EnumerateFileSystemInfos().Any()) package.Delete();
        }
    }
}
