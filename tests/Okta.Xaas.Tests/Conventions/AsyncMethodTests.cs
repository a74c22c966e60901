using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

public class AsyncMethodTests
{
    private static readonly string[] Awaitable = ["Task", "Task`1", "ValueTask", "ValueTask`1", "IAsyncEnumerable`1"];

    // Named by somebody else: .NET's own interfaces and handlers, and the polyfill of Task.Delay.
    private static readonly string[] NamedElsewhere = ["DisposeAsync", "Delay", "SendAsync", "MoveNextAsync", "GetAsyncEnumerator", "Main"];

    // Its streams are handed on, and take the token of who reads them.
    private const string StreamsOfADatabase = "DbSnapshotReader";

    public static TheoryData<string> All => InspectedAssemblies.All;

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_awaited_ends_in_Async(string assembly)
    {
        var named = from method in Methods(assembly) where !method.Name.EndsWith("Async", StringComparison.Ordinal) select method.FullName;
        named.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Public_methods_take_the_callers_token_last(string assembly)
    {
        var methods = Methods(assembly).Where(m => m.IsPublic && m.DeclaringType is { IsPublic: true, Name: not StreamsOfADatabase } && !NamedElsewhere.Contains(m.Name)).ToList();
        methods.Should().NotBeEmpty();
        methods.Where(m => m.Parameters.LastOrDefault()?.ParameterType.Name != nameof(CancellationToken)).Select(m => m.FullName).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_async_void(string assembly)
    {
        var methods = from type in InspectedAssemblies.Get(assembly).MainModule.GetTypes()
                      from method in type.Methods
                      where method.ReturnType.Name == "Void" && method.CustomAttributes.Any(a => a.AttributeType.Name == "AsyncStateMachineAttribute")
                      select method.FullName;
        methods.Should().BeEmpty();
    }

    private static IEnumerable<MethodDefinition> Methods(string assembly) =>
        from type in InspectedAssemblies.WrittenTypes(assembly).SelectMany(InspectedAssemblies.WithNested)
        where !GeneratedCode.Is(type)
        from method in type.Methods
        where Awaitable.Contains(method.ReturnType.Name) && !(method.IsPrivate && method.ReturnType.Name == "IAsyncEnumerable`1")
        where !GeneratedCode.Is(method) && !method.IsGetter && !method.Name.Contains('.', StringComparison.Ordinal)
        where !NamedElsewhere.Contains(method.Name) || method.Name.EndsWith("Async", StringComparison.Ordinal)
        select method;
}
