using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The public surface of an assembly, one line for each type and each member, with the type's full name before it: to be compared and searched.</summary>
internal static class PublicApiText
{
    public static IReadOnlyList<string> Of(AssemblyDefinition assembly) =>
        [.. assembly.MainModule.GetTypes().Where(IsVisible).SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static bool IsVisible(TypeDefinition type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType) : type.IsPublic;

    private static IEnumerable<string> Lines(TypeDefinition type)
    {
        var name = FullName(type);
        return Members(type).Select(member => $"{name}: {member}").Prepend($"{name} = {Header(type)}");
    }

    private static string FullName(TypeDefinition type) =>
        type.IsNested ? $"{FullName(type.DeclaringType)}.{TypeNames.Simple(type)}" : $"{type.Namespace}.{TypeNames.Simple(type)}";

    private static string Header(TypeDefinition type)
    {
        var isRecord = type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers");
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => isRecord ? "record struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => isRecord ? "abstract record" : "abstract class",
            { IsSealed: true } => isRecord ? "sealed record" : "sealed class",
            _ => isRecord ? "record" : "class",
        };
        var bases = type.Interfaces.Select(i => i.InterfaceType).OrderBy(i => i.FullName, StringComparer.Ordinal).Prepend(type.BaseType)
            .Where(b => b is not null && b.FullName is not ("System.Object" or "System.ValueType" or "System.Enum"))
            .Select(b => TypeNames.Of(b, type)).Where(b => !b.StartsWith("IEquatable<", StringComparison.Ordinal)).ToList();
        return Attributes(type) + kind + (bases.Count == 0 || type.IsEnum ? "" : $" : {string.Join(", ", bases)}");
    }

    private static IEnumerable<string> Members(TypeDefinition type) =>
    [
        .. type.Fields.Where(f => (f.IsPublic || f.IsFamily) && !f.IsSpecialName).Select(Field),
        .. type.Properties.Where(p => Accessors(p).Any(IsVisible) && !GeneratedCode.Is(p)).Select(Property),
        .. type.Methods.Where(m => IsVisible(m) && !m.IsGetter && !m.IsSetter && !GeneratedCode.Is(m)).Select(Method),
    ];

    private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Field(FieldDefinition field)
    {
        if (field.DeclaringType.IsEnum) return $"{field.Name} = {field.Constant}";
        var modifier = field.IsLiteral ? "const " : field.IsStatic ? "static readonly " : "";
        return $"{Attributes(field)}{modifier}{TypeNames.Of(field.FieldType, field)} {field.Name}{(field.IsLiteral ? $" = {Constant(field.Constant)}" : "")}";
    }

    private static string Property(PropertyDefinition property)
    {
        var accessors = Accessors(property).Where(IsVisible).Select(a => a.IsGetter ? "get;" : a.ReturnType is RequiredModifierType ? "init;" : "set;");
        var parameters = property.HasParameters ? $"[{Parameters(property.Parameters, property.GetMethod ?? property.SetMethod)}]" : "";
        var required = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
        var type = TypeNames.Of(property.PropertyType, property);
        return $"{Attributes(property)}{Modifiers(Accessors(property).First())}{required}{type} {property.Name}{parameters} {{ {string.Join(" ", accessors)} }}";
    }

    private static string Method(MethodDefinition method)
    {
        var extension = method.CustomAttributes.Any(a => a.AttributeType.Name == "ExtensionAttribute") ? "this " : "";
        var signature = $"{Generics(method)}({extension}{Parameters(method.Parameters, method)})";
        if (method.IsConstructor) return $"{Attributes(method)}{(method.IsFamily ? "protected " : "")}.ctor{signature}";
        return $"{Attributes(method)}{Modifiers(method)}{TypeNames.Of(method.ReturnType, method.MethodReturnType)} {method.Name}{signature}";
    }

    private static string Generics(MethodDefinition method) =>
        method.HasGenericParameters ? $"<{string.Join(", ", method.GenericParameters.Select(p => p.Name))}>" : "";

    private static string Parameters(IEnumerable<ParameterDefinition> parameters, MethodDefinition method) =>
        string.Join(", ", parameters.Select(p =>
        {
            var source = p.CustomAttributes.Count > 0 || p.Method is not null ? (ICustomAttributeProvider)p : method;
            var modifier = p.IsOut ? "out " : p.ParameterType is ByReferenceType ? "ref " : p.CustomAttributes.Any(a => a.AttributeType.Name == "ParamArrayAttribute") ? "params " : "";
            return $"{modifier}{TypeNames.Of(p.ParameterType, source, method)} {p.Name}{(p.IsOptional ? $" = {Constant(p.Constant)}" : "")}";
        }));

    private static string Modifiers(MethodDefinition method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic) return access + "static ";
        if (method.DeclaringType.IsInterface || !method.IsVirtual) return access;
        if (method.IsAbstract) return access + "abstract ";
        if (method.IsReuseSlot) return access + (method.IsFinal ? "sealed override " : "override ");
        return access + (method.IsFinal ? "" : "virtual ");
    }

    // The compiler marks constructors of types with required members as obsolete, for compilers that do not know these.
    private static string Attributes(ICustomAttributeProvider member) => string.Concat(member.CustomAttributes
        .Where(a => a.AttributeType.Name is "ExperimentalAttribute" or "FlagsAttribute"
            || (a.AttributeType.Name == "ObsoleteAttribute" && member.CustomAttributes.All(other => other.AttributeType.Name != "CompilerFeatureRequiredAttribute")))
        .Select(a => $"[{a.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)}{(a.HasConstructorArguments ? $"({Constant(a.ConstructorArguments[0].Value)})" : "")}] "));

    private static string Constant(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    };

    private static IEnumerable<MethodDefinition> Accessors(PropertyDefinition property) => new[] { property.GetMethod, property.SetMethod }.OfType<MethodDefinition>();
}
