using System.Text;
using System.Xml.Linq;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

public class RepositoryFileTests
{
    // Put together here, so that this file does not hold what it looks for.
    private static readonly string[] Addresses =
    [
        "api.nu" + "get.org", "registry.np" + "mjs.org", "deb.deb" + "ian.org", "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", @"C:\" + "Users",
    ];

    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(Repository.TrackedFiles);

    [Fact]
    public void A_source_file_has_at_most_400_lines()
    {
        var files = Tracked.Value.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        files.Should().NotBeEmpty();
        files.Where(f => File.ReadLines(Repository.PathOf(f)).Count() > 400).Should().BeEmpty();
    }

    [Fact]
    public void No_file_holds_the_address_of_a_registry_or_a_path_of_a_machine()
    {
        var found = from file in Tracked.Value let text = Read(file) from address in Addresses where text?.Contains(address, StringComparison.Ordinal) == true select $"{file}: {address}";
        found.Should().BeEmpty();
    }

    [Fact]
    public void A_text_file_ends_with_one_new_line_and_has_no_carriage_returns()
    {
        // A CSV file is an export of somebody else's, and is kept as it came; lock files are as NuGet writes them.
        var faults = from file in Tracked.Value
                     where !file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
                     let text = Read(file)
                     where text is { Length: > 0 } && (!text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal))
                     select file;
        faults.Should().BeEmpty();
    }

    [Fact]
    public void The_emulator_knows_nothing_of_the_SDK()
    {
        var project = XDocument.Load(Repository.PathOf("src", "Okta.Xaas.Emulator", "Okta.Xaas.Emulator.csproj"));
        project.Descendants("ProjectReference").Should().BeEmpty("a wrong name on the wire must not agree with itself");
        project.Descendants("Compile").Attributes("Include").Should().BeEmpty();
        InspectedAssemblies.Get(InspectedAssemblies.Emulator).MainModule.AssemblyReferences.Select(r => r.Name)
            .Should().NotContain(name => name.StartsWith("Okta", StringComparison.Ordinal));
    }

    private static string? Read(string file)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf(file));
        return bytes.Contains((byte)0) ? null : Encoding.UTF8.GetString(bytes);
    }
}
