using System.IO.Compression;
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

    public PackageFixture()
    {
        Folder = Directory.CreateTempSubdirectory("okta-xaas-packages-").FullName;
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        foreach (var project in new[] { Sdk, Snapshots, Feeds, Hosting, Emulator, Tool })
        {
            // Artifacts of their own: the tests that run now use those of the checkout. The build of the checkout has run the analyzers.
            Dotnet.Run(
                Repository.PathOf("src", project),
                "pack", "--configuration", "Release", "--artifacts-path", Path.Combine(Folder, "artifacts"), "--output", Packages, $"-p:Version={Version}", "-p:RunAnalyzers=false", "--nologo");
        }
    }

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

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        foreach (var id in new[] { Sdk, Snapshots, Feeds, Hosting, Emulator, Tool })
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
