#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
using System.Reflection;
using Okta.Xaas.Api;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>The methods of the API, called by reflection with arguments of which a test spoils one.</summary>
internal static class ApiMethods
{
    public static readonly IReadOnlyList<MethodInfo> All = typeof(IIdentitySourcesApi).GetMethods();

    public static TheoryData<string> Names => [.. All.Select(method => method.Name)];

    public static MethodInfo Of(string name) => All.Single(method => method.Name == name);

    public static object?[] ValidArguments(MethodInfo method, CancellationToken cancellationToken = default) =>
        [.. method.GetParameters().Select(parameter => Valid(parameter, cancellationToken))];

    public static Task CallAsync(IIdentitySourcesApi api, MethodInfo method, object?[] arguments) => (Task)method.Invoke(api, arguments)!;

    private static object? Valid(ParameterInfo parameter, CancellationToken cancellationToken) => parameter.ParameterType switch
    {
        var type when type == typeof(CancellationToken) => cancellationToken,
        var type when type == typeof(string) => parameter.HasDefaultValue ? null : "id",
        var type when type == typeof(int?) => null,
        var type when type == typeof(ChangeKind) => ChangeKind.UserUpsert,
        var type when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1]),
        var type when type == typeof(UserProfile) => new UserProfile { UserName = "a" },
        var type when type == typeof(GroupProfile) => new GroupProfile { DisplayName = "a" },
        var type => Collection(type.GetGenericArguments().Single(), 1),
    };

    public static Array Collection(Type item, int count)
    {
        var items = Array.CreateInstance(item, count);
        for (var i = 0; i < count; i++) items.SetValue(Item(item), i);
        return items;
    }

    private static object Item(Type type) => type.Name switch
    {
        nameof(String) => "id",
        nameof(UserUpsert) => IdentityChange.UpsertUser("id", new UserProfile { UserName = "a" }),
        nameof(GroupUpsert) => IdentityChange.UpsertGroup("id", new GroupProfile { DisplayName = "a" }),
        nameof(MembershipAdd) => IdentityChange.AddMembers("id", ["m"]),
        nameof(MembershipRemove) => IdentityChange.RemoveMembers("id", ["m"]),
        nameof(DeviceUpsert) => IdentityChange.UpsertDevice("id", new DeviceProfile { Platform = "MACOS" }),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A new kind of item: add it here."),
    };
}
