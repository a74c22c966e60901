using System.Xml.Linq;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>What is in the packages, and what they say of themselves.</summary>
[Collection(nameof(SharedPackages))]
public class PackageContentTests(PackageFixture packed)
{
    private static readonly string[] SdkDependencies =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options", "Microsoft.Extensions.Options.ConfigurationExtensions", "Microsoft.IdentityModel.JsonWebTokens", "Polly.Core", "Refit",
    ];

    // What .NET 10 has in itself.
    private static readonly string[] OlderNetDependencies = ["System.Diagnostics.DiagnosticSource", "System.Text.Json"];

    // The last two are Polly's and Refit's, and pinned centrally.
    private static readonly string[] FrameworkDependencies =
        [.. OlderNetDependencies, "Microsoft.Bcl.AsyncInterfaces", "Microsoft.Bcl.TimeProvider", "System.ComponentModel.Annotations", "System.Net.Http.Json"];

    private static readonly string[] Targets = ["net472", "net8.0", "net10.0"];

    public static TheoryData<string> Ids => PackageFixture.All;

    [Fact]
    public void The_SDK_has_a_library_with_documentation_for_each_target_and_no_other()
    {
        packed.Files(PackageFixture.Sdk).Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo(
            Targets.SelectMany(t => new[] { $"lib/{t}/Okta.Xaas.dll", $"lib/{t}/Okta.Xaas.xml" }));
        packed.Files(PackageFixture.Sdk, "snupkg").Where(f => f.EndsWith(".pdb", StringComparison.Ordinal)).Should().BeEquivalentTo(
            Targets.Select(t => $"lib/{t}/Okta.Xaas.pdb"));
    }

    [Fact]
    public void The_emulator_has_its_library_with_documentation()
    {
        packed.Files(PackageFixture.Emulator).Should().Contain(["lib/net10.0/Okta.Xaas.Emulator.dll", "lib/net10.0/Okta.Xaas.Emulator.xml"]);
        packed.Files(PackageFixture.Emulator, "snupkg").Should().Contain("lib/net10.0/Okta.Xaas.Emulator.pdb");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_its_read_me_and_the_license(string id)
    {
        packed.Files(id).Should().Contain(["README.md", "LICENSE"]);
        var metadata = packed.Metadata(id);
        metadata.Element("readme")!.Value.Should().Be("README.md");
        metadata.Element("license")!.Attribute("type")!.Value.Should().Be("expression");
        metadata.Element("license")!.Value.Should().Be("Apache-2.0");
        metadata.Element("description")!.Value.Should().Contain("ot an Okta product");
        using var package = packed.Open(id);
        package.GetEntry("README.md")!.Length.Should().BePositive();
    }

    [Fact]
    public void The_SDK_depends_on_what_the_architecture_names_and_on_nothing_else()
    {
        var groups = packed.Metadata(PackageFixture.Sdk).Element("dependencies")!.Elements("group").ToDictionary(
            g => g.Attribute("targetFramework")!.Value,
            g => g.Elements("dependency").Select(d => d.Attribute("id")!.Value).ToList());
        groups.Keys.Should().BeEquivalentTo(".NETFramework4.7.2", "net8.0", "net10.0");
        groups["net10.0"].Should().BeEquivalentTo(SdkDependencies);
        groups["net8.0"].Should().BeEquivalentTo(SdkDependencies.Concat(OlderNetDependencies));
        groups[".NETFramework4.7.2"].Should().BeEquivalentTo(SdkDependencies.Concat(FrameworkDependencies));
    }

    [Fact]
    public void Snapshots_have_a_library_with_documentation_and_both_databases_for_each_target()
    {
        packed.Files(PackageFixture.Snapshots).Should().Contain(Targets.SelectMany(t => new[] { $"lib/{t}/Okta.Xaas.Snapshots.dll", $"lib/{t}/Okta.Xaas.Snapshots.xml" }));
        var groups = packed.Metadata(PackageFixture.Snapshots).Element("dependencies")!.Elements("group").ToDictionary(
            g => g.Attribute("targetFramework")!.Value,
            g => g.Elements("dependency").Select(d => d.Attribute("id")!.Value).ToList());

        // What is pinned centrally becomes a dependency of its own: what Okta.Xaas brings along, and SQLite's binding.
        string[] always = ["Okta.Xaas", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"];
        groups["net10.0"].Except(SdkDependencies).Should().BeEquivalentTo(always);
        groups["net8.0"].Except([.. SdkDependencies, .. OlderNetDependencies]).Should().BeEquivalentTo(always);
        groups[".NETFramework4.7.2"].Except([.. SdkDependencies, .. FrameworkDependencies]).Should().BeEquivalentTo(
            [.. always, "SQLitePCLRaw.provider.dynamic_cdecl"]);
    }

    [Fact]
    public void Feeds_have_a_library_with_documentation_for_each_target_and_the_readers_of_files()
    {
        packed.Files(PackageFixture.Feeds).Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo(
            Targets.SelectMany(t => new[] { $"lib/{t}/Okta.Xaas.Feeds.dll", $"lib/{t}/Okta.Xaas.Feeds.xml" }));
        foreach (var group in packed.Metadata(PackageFixture.Feeds).Element("dependencies")!.Elements("group"))
            group.Elements("dependency").Select(d => d.Attribute("id")!.Value).Should().Contain(["Okta.Xaas.Snapshots", "CsvHelper"]);
    }

    [Fact]
    public void Hosting_has_its_library_with_documentation_and_stands_on_Quartz()
    {
        packed.Files(PackageFixture.Hosting).Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo("lib/net10.0/Okta.Xaas.Hosting.dll", "lib/net10.0/Okta.Xaas.Hosting.xml");
        packed.Metadata(PackageFixture.Hosting).Descendants("dependency").Select(d => d.Attribute("id")!.Value).Should().Contain(["Okta.Xaas.Snapshots", "Quartz"]).And.NotContain("Okta.Xaas.Feeds");
    }

    [Fact]
    public void The_emulator_depends_on_ASP_NET_Core_and_on_no_package()
    {
        var metadata = packed.Metadata(PackageFixture.Emulator);
        metadata.Descendants("dependency").Should().BeEmpty();
        metadata.Descendants("frameworkReference").Select(r => r.Attribute("name")!.Value).Should().Equal("Microsoft.AspNetCore.App");
    }

    [Fact]
    public void The_templates_are_templates_and_have_what_both_share()
    {
        packed.Metadata(PackageFixture.Templates).Descendants("packageType").Attributes("name").Select(name => name.Value).Should().Equal("Template");
        packed.Metadata(PackageFixture.Templates).Descendants("dependency").Should().BeEmpty();
        packed.Files(PackageFixture.Templates).Should().NotContain(file => file.StartsWith("lib/", StringComparison.Ordinal));
        foreach (var template in new[] { "okta-xaas-console", "okta-xaas-worker" })
            packed.Files(PackageFixture.Templates).Should().Contain([$"content/{template}/.template.config/template.json", $"content/{template}/.gitignore", $"content/{template}/mapping.json"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_names_its_repository_when_there_is_one(string id)
    {
        var url = packed.Metadata(id).Element("repository")?.Attribute("url")?.Value;
        if (Repository.Git("remote").Trim().Length == 0) url.Should().BeNull("this checkout has no remote");
        else if (url is not null) new Uri(url).IsFile.Should().BeFalse("a folder of a machine is nobody's repository");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_of_the_machine_is_in_a_package(string id)
    {
        using var package = packed.Open(id);
        foreach (var entry in package.Entries)
        {
            using var reader = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
            reader.ReadToEnd().Contains(Repository.Root + "/", StringComparison.Ordinal).Should().BeFalse(entry.FullName);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_an_icon_and_says_what_is_new(string id)
    {
        packed.Files(id).Should().Contain("icon.png");
        var metadata = packed.Metadata(id);
        metadata.Element("icon")!.Value.Should().Be("icon.png");

        // A gallery takes no more than 35,000 characters: of a longer text there is the beginning, in whole lines.
        var notes = metadata.Element("releaseNotes")!.Value.ReplaceLineEndings("\n");
        notes.Should().NotContain("## [").And.Match(text => text.Length > 100 && text.Length < 31_000);
        var newest = File.ReadAllText(Repository.PathOf("CHANGELOG.md")).Split("\n## [")[1];
        if (newest.Length > 31_000) notes.Should().EndWith("\n\nThe rest is in CHANGELOG.md, beside the sources.");
        foreach (var line in notes.Split('\n').SkipLast(1).Where(line => line.Length > 0)) newest.Should().Contain(line);
    }

    [Theory]
    [InlineData(PackageFixture.Sdk)]
    [InlineData(PackageFixture.Snapshots)]
    [InlineData(PackageFixture.Feeds)]
    [InlineData(PackageFixture.Hosting)]
    [InlineData(PackageFixture.Emulator)]
    public void What_is_documented_is_public_and_what_is_public_is_documented(string id)
    {
        using var package = packed.Open(id);
        foreach (var file in package.Entries.Where(e => e.FullName.StartsWith("lib/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
        {
            using var xml = file.Open();
            var documented = XDocument.Load(xml).Descendants("member").Attributes("name").Select(n => n.Value[2..].Split('(')[0]).ToList();
            using var library = new MemoryStream();
            using (var content = package.GetEntry(Path.ChangeExtension(file.FullName, ".dll"))!.Open()) content.CopyTo(library);
            library.Position = 0;
            using var assembly = Mono.Cecil.AssemblyDefinition.ReadAssembly(library);
            var types = assembly.MainModule.GetTypes().ToList();
            var visible = types.Where(IsVisible).Select(NameOf).ToHashSet();
            var hidden = types.Where(type => !IsVisible(type)).Select(NameOf).Where(name => !visible.Contains(name)).ToHashSet();
            documented.Where(name => hidden.Contains(name) || hidden.Contains(name[..name.LastIndexOf('.')])).Should().BeEmpty(file.FullName);
            types.Where(type => IsVisible(type) && type.Namespace.StartsWith("Okta.Xaas", StringComparison.Ordinal)).Select(NameOf).Except(documented).Should().BeEmpty(file.FullName);
        }

        static bool IsVisible(Mono.Cecil.TypeDefinition type) =>
            type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType));

        static string NameOf(Mono.Cecil.TypeDefinition type) => type.FullName.Replace('/', '.');
    }

    [Fact]
    public void The_documentation_explains_the_front_door()
    {
        using var package = packed.Open(PackageFixture.Sdk);
        foreach (var target in Targets)
        {
            using var xml = package.GetEntry($"lib/{target}/Okta.Xaas.xml")!.Open();
            XDocument.Load(xml).Descendants("member").Attributes("name").Select(n => n.Value).Should().Contain("T:Okta.Xaas.IIdentitySourceSynchronizer");
        }
    }
}
