using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>Types as they are written in C#, without namespaces, with the question marks of references that may be null.</summary>
internal static class TypeNames
{
    private const byte Nullable = 2;

    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Double"] = "double",
        ["System.Char"] = "char",
    };

    /// <summary>A definition's own name with its type parameters.</summary>
    public static string Simple(TypeDefinition type) =>
        type.HasGenericParameters ? $"{Trim(type.Name)}<{string.Join(", ", type.GenericParameters.Select(p => p.Name))}>" : type.Name;

    /// <summary>The type of a member or a parameter; what may be null stands in attributes of it, or of what is around it.</summary>
    public static string Of(TypeReference type, ICustomAttributeProvider member, MethodDefinition? method = null)
    {
        var flags = member.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "NullableAttribute")?.ConstructorArguments[0].Value;
        var each = flags switch
        {
            byte one => _ => one,
            CustomAttributeArgument[] several => (Func<int, byte>)(i => (byte)several[i].Value),
            _ => Default(member, method) is var context ? _ => context : _ => 0,
        };
        var position = 0;
        return Write(type, each, ref position);
    }

    private static string Write(TypeReference type, Func<int, byte> flags, ref int position)
    {
        switch (type)
        {
            case ByReferenceType reference:
                return Write(reference.ElementType, flags, ref position);
            case IModifierType modified:
                return Write(modified.ElementType, flags, ref position);
            case ArrayType array:
                var mark = Mark(flags(position++));
                return $"{Write(array.ElementType, flags, ref position)}[]{mark}";
            case GenericParameter parameter:
                return parameter.Name + Mark(flags(position++));
            case GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable:
                position++;
                return $"{Write(nullable.GenericArguments[0], flags, ref position)}?";
            case GenericInstanceType generic:
                var suffix = Mark(generic.IsValueType ? (byte)0 : flags(position));
                position++;
                var arguments = new List<string>();
                foreach (var argument in generic.GenericArguments) arguments.Add(Write(argument, flags, ref position));
                return $"{Prefix(generic)}{Trim(generic.ElementType.Name)}<{string.Join(", ", arguments)}>{suffix}";
            default:
                var name = Keywords.TryGetValue(type.FullName, out var keyword) ? keyword : Prefix(type) + type.Name;
                return type.IsValueType || type.FullName == "System.Void" ? name : name + Mark(flags(position++));
        }
    }

    private static string Prefix(TypeReference type) => type.GetElementType().DeclaringType is { } outer ? $"{Trim(outer.Name)}." : "";

    private static string Mark(byte flag) => flag == Nullable ? "?" : "";

    private static string Trim(string name) => name.Split('`')[0];

    private static byte Default(ICustomAttributeProvider member, MethodDefinition? method)
    {
        var around = member switch
        {
            PropertyDefinition property => Outwards(property.GetMethod ?? property.SetMethod),
            MethodReturnType returned => Outwards((MethodDefinition)returned.Method),
            MethodDefinition definition => Outwards(definition),
            ParameterDefinition => Outwards(method!),
            FieldDefinition field => Outwards(field.DeclaringType),
            TypeDefinition type => Outwards(type),
            _ => [],
        };
        return around.SelectMany(a => a.CustomAttributes).FirstOrDefault(a => a.AttributeType.Name == "NullableContextAttribute")?.ConstructorArguments[0].Value is byte flag ? flag : (byte)0;
    }

    private static IEnumerable<ICustomAttributeProvider> Outwards(MethodDefinition method) => Outwards(method.DeclaringType).Prepend(method);

    private static IEnumerable<ICustomAttributeProvider> Outwards(TypeDefinition? type)
    {
        for (; type is not null; type = type.DeclaringType) yield return type;
    }
}
