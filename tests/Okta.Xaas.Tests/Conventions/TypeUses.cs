using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>Which types a type uses: in its bases, its members' signatures and the code of its methods.</summary>
internal static class TypeUses
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        InspectedAssemblies.WithNested(type).SelectMany(OfOne).SelectMany(Parts).Select(Outermost).DistinctBy(t => t.FullName);

    private static IEnumerable<TypeReference?> OfOne(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.Methods.SelectMany(OfMethod),
        .. type.Methods.Where(m => m.HasBody).SelectMany(OfBody),
    ];

    private static IEnumerable<TypeReference?> OfBody(MethodDefinition method) =>
        method.Body.Variables.Select(v => v.VariableType)
            .Concat(method.Body.ExceptionHandlers.Select(h => (TypeReference?)h.CatchType))
            .Concat(method.Body.Instructions.SelectMany(i => i.Operand switch
            {
                TypeReference type => [type],
                FieldReference field => [field.DeclaringType, field.FieldType],
                MethodReference called => OfMethod(called).Append(called.DeclaringType),
                _ => Array.Empty<TypeReference?>(),
            }));

    private static IEnumerable<TypeReference?> OfMethod(MethodReference method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. (method as GenericInstanceMethod)?.GenericArguments ?? [],
    ];

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        IModifierType modified => Parts(modified.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
