using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>What the compiler made, and nobody wrote.</summary>
internal static class GeneratedCode
{
    public static bool Is(ICustomAttributeProvider member) =>
        member.CustomAttributes.Any(a => a.AttributeType.Name == nameof(CompilerGeneratedAttribute)) || ((MemberReference)member).Name.Contains('<', StringComparison.Ordinal);
}
