using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

public class TypeShapeTests
{
    // Not public and not in a namespace called Internal, each for a reason.
    private static readonly string[] OutsideInternal =
    [
        "Okta.Xaas.ArgumentChecks", "Okta.Xaas.Hashing", "Okta.Xaas.OwnerOnlyFile", "Okta.Xaas.StringSearch", "Okta.Xaas.TimeLimit", "Okta.Xaas.TimeProviderDelay", // polyfills: found wherever the SDK's namespace is
        "Okta.Xaas.AttributeNames", // the names behind the profiles' properties
        "Okta.Xaas.OktaDomains", // what the options' validator knows
    ];

    public static TheoryData<string> All => InspectedAssemblies.All;

    public static TheoryData<string> Sdk => InspectedAssemblies.Sdk;

    [Theory]
    [MemberData(nameof(All))]
    public void A_public_class_cannot_be_derived_from_outside(string assembly)
    {
        var open =
            from type in Written(assembly)
            where IsVisible(type) && type.IsClass && !type.IsValueType && !type.IsSealed
            where type.FullName != "Okta.Xaas.OktaXaasException" // the base of the exceptions of all packages
            where !type.IsAbstract || type.Methods.Any(m => m.IsConstructor && (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
            select type.FullName;
        open.Should().BeEmpty("a class is sealed or static, or is abstract with constructors that only the SDK can call");
    }

    [Theory]
    [MemberData(nameof(Sdk))]
    public void Every_exception_of_the_packages_has_one_base(string assembly)
    {
        var others = from type in Written(assembly)
                     where IsVisible(type) && type.Name.EndsWith("Exception", StringComparison.Ordinal) && type.Name != "OktaXaasException"
                     where type.BaseType.Name != "OktaXaasException" && type.BaseType.FullName != typeof(OperationCanceledException).FullName
                     select type.FullName;
        others.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_class_that_nothing_derives_from_is_sealed(string assembly)
    {
        var bases = Written(assembly).Select(t => t.BaseType?.GetElementType().FullName).ToHashSet();
        var open = from type in Written(assembly) where type.IsClass && !type.IsSealed && !bases.Contains(type.FullName) && !IsMainProgram(type) select type.FullName;
        open.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sdk))]
    public void What_is_not_public_is_in_a_namespace_called_Internal(string assembly)
    {
        var stray = from type in InspectedAssemblies.WrittenTypes(assembly) where !type.IsPublic && !IsInternal(type) select type.FullName;
        stray.Except(OutsideInternal).Should().BeEmpty();
    }

    [Fact]
    public void The_exceptions_still_exist() =>
        InspectedAssemblies.WrittenTypes(InspectedAssemblies.NetFramework).Concat(InspectedAssemblies.WrittenTypes(InspectedAssemblies.Net))
            .Where(t => !t.IsPublic).Select(t => t.FullName).Should().Contain(OutsideInternal);

    [Theory]
    [MemberData(nameof(Sdk))]
    public void What_is_in_a_namespace_called_Internal_is_not_public(string assembly)
    {
        var exposed = from type in InspectedAssemblies.WrittenTypes(assembly) where type.IsPublic && IsInternal(type) select type.FullName;
        exposed.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_public_field_can_be_changed(string assembly)
    {
        var fields = from type in Written(assembly)
                     where IsVisible(type) && !type.IsEnum
                     from field in type.Fields
                     where field.IsPublic && !field.IsLiteral && !field.IsInitOnly
                     select field.FullName;
        fields.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_public_property_gives_away_a_collection_that_it_keeps(string assembly)
    {
        var given = from type in Written(assembly)
                    where IsVisible(type)
                    from property in type.Properties
                    where property.GetMethod is { IsPublic: true }
                    let kind = property.PropertyType
                    where kind.Namespace == "System.Collections.Generic" && !kind.Name.StartsWith('I') && kind.Name != "KeyValuePair`2"
                        || (kind is ArrayType array && array.ElementType.FullName != typeof(byte).FullName) // a hash or a key
                    select property.FullName;
        given.Should().BeEmpty("what may be changed is an IList or an IDictionary, and what may not is an IReadOnlyList or an IReadOnlyDictionary");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_an_application_fills_can_be_set_in_old_C_sharp(string assembly)
    {
        string[] others = ["IdentitySnapshot", "SnapshotFacts", "JsonService", "DbSnapshotReader"];
        var fixedAtStart = from type in Written(assembly)
                           where IsVisible(type) && (type.Name.EndsWith("Options", StringComparison.Ordinal) || others.Contains(type.Name))
                           from property in type.Properties
                           where property.SetMethod is { IsPublic: true, ReturnType: RequiredModifierType { ModifierType.Name: "IsExternalInit" } }
                           select property.FullName;
        fixedAtStart.Should().BeEmpty("C# 7.3, the default on .NET Framework, has no init");
    }

    private static IEnumerable<TypeDefinition> Written(string assembly) =>
        InspectedAssemblies.WrittenTypes(assembly).SelectMany(InspectedAssemblies.WithNested).Where(t => !GeneratedCode.Is(t));

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    private static bool IsInternal(TypeDefinition type) => type.Namespace.EndsWith(".Internal", StringComparison.Ordinal);

    private static bool IsMainProgram(TypeDefinition type) => type.Name == "Program";
}
