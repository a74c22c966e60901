using System.Text.RegularExpressions;
using Mono.Cecil;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>docs/api-review.md says of each interface who implements it and how it grows.</summary>
public partial class ApiReviewTests
{
    private static readonly string[] Assemblies = [InspectedAssemblies.Net, InspectedAssemblies.Snapshots, InspectedAssemblies.Feeds, InspectedAssemblies.Hosting, InspectedAssemblies.Emulator];

    [Fact]
    public void Each_public_interface_is_in_the_review()
    {
        var interfaces = Assemblies.SelectMany(InspectedAssemblies.WrittenTypes).Where(type => type.IsInterface && type.IsPublic).Select(type => type.Name);
        var table = File.ReadAllText(Repository.PathOf("docs", "api-review.md")).Split("## Interfaces")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        table.SelectMany(line => Name().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(interfaces);
    }

    [Fact]
    public void Each_public_type_is_in_a_signature_of_another_in_the_documentation_or_in_a_sample()
    {
        var types = Assemblies.SelectMany(InspectedAssemblies.WrittenTypes).Where(type => type.IsPublic).ToList();
        var used = types.SelectMany(Signature).ToHashSet();
        var written = Repository.TrackedFiles()
            .Where(file => (file.EndsWith(".md", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal)) || (file.StartsWith("samples/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)))
            .SelectMany(file => Word().Matches(File.ReadAllText(Repository.PathOf(file))).Select(match => match.Value)).ToHashSet();

        var idle = types.Where(type => !used.Contains(type.FullName) && !written.Contains(type.Name.Split('`')[0]) && !type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExtensionAttribute"));
        idle.Select(type => type.FullName).Should().BeEmpty();
    }

    // What somebody meets who uses the type: other types alone.
    private static IEnumerable<string> Signature(TypeDefinition type) =>
        type.Methods.Where(method => method.IsPublic).SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType)).Append(type.BaseType)
            .SelectMany(Parts).Where(name => name != type.FullName);

    private static IEnumerable<string> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType.FullName),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type.FullName],
    };

    [GeneratedRegex("\\w+")]
    private static partial Regex Word();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
