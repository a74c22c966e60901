using System.Diagnostics;
using System.Text.Json;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>Each package has a bill of materials, and it lists what the package asks for and what it brings along.</summary>
[Collection(nameof(SharedPackages))]
public sealed class BillOfMaterialsTests(PackageFixture packed)
{
    [BashFact]
    public async Task It_lists_each_dependency_of_each_package_with_its_version_and_nothing_that_only_tests_have()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "sbom")).FullName;
        using var script = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf(".ci", "sbom"), folder, packed.Version]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = script.StandardError.ReadToEndAsync();
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        script.ExitCode.Should().Be(0, "it printed:\n{0}\n{1}", output, await errors);

        Asked(PackageFixture.Sdk).Should().NotBeEmpty();
        Brought(PackageFixture.HrTool).Should().NotBeEmpty();
        foreach (var id in PackageFixture.Names)
        {
            using var bill = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, $"{id}.{packed.Version}.cdx.json")));
            var listed = bill.RootElement.TryGetProperty("components", out var components)
                ? components.EnumerateArray().Select(component => Line(component.GetProperty("name").GetString()!, component.GetProperty("version").GetString()!)).ToList()
                : [];

            Asked(id).Concat(Brought(id)).Except(listed).Should().BeEmpty("{0} asks for them or brings them along", id);
            listed.Should().NotContain(line => line.StartsWith("xunit", StringComparison.Ordinal) || line.Contains("Analyzers", StringComparison.Ordinal));
        }
    }

    private IEnumerable<string> Asked(string id) =>
        packed.Metadata(id).Descendants("dependency").Select(dependency => Line(dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value));

    // A tool has its libraries in itself, and tells the runtime which they are.
    private List<string> Brought(string id)
    {
        using var package = packed.Open(id);
        var lines = new List<string>();
        foreach (var file in package.Entries.Where(entry => entry.Name.EndsWith(".deps.json", StringComparison.Ordinal)))
        {
            using var content = file.Open();
            using var libraries = JsonDocument.Parse(content);
            foreach (var library in libraries.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
                lines.Add(Line(library.Name.Split('/')[0], library.Name.Split('/')[1]));
        }

        return lines;
    }

    // The packages of this repository are all of one version, which the packing gives them.
    private static string Line(string id, string version) => id.StartsWith("Okta.Xaas", StringComparison.Ordinal) ? id : $"{id} {version}";
}
