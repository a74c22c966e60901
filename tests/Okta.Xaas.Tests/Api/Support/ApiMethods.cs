#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
using System.Reflection;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>The methods of the API, called by reflection with arguments of which a test spoils one.</summary>
internal static class ApiMethods
{
    /// <summary>Those of the interface.</summary>
    public static readonly IReadOnlyList<MethodInfo> All = typeof(IIdentitySourcesApi).GetMethods();

    /// <summary>Those of the interface, and the shorter forms of them; not those that look for something, which answer where the others throw.</summary>
    public static readonly IReadOnlyList<MethodInfo> WithShortForms =
        [.. All, .. typeof(IdentitySourcesApiExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) && !method.Name.StartsWith("Find", StringComparison.Ordinal))];

    public static TheoryData<string> Names => [.. WithShortForms.Select(Name)];

    public static string Name(MethodInfo method) => method.IsStatic ? $"{method.Name} (short)" : method.Name;

    public static MethodInfo Of(string name) => WithShortForms.Single(method => Name(method) == name);

    /// <summary>Without the API that a short form is called on.</summary>
    public static IEnumerable<ParameterInfo> Parameters(MethodInfo method) => method.GetParameters().Skip(method.IsStatic ? 1 : 0);

    public static object?[] ValidArguments(MethodInfo method, CancellationToken cancellationToken = default) =>
        [.. Parameters(method).Select(parameter => Valid(parameter, cancellationToken))];

    /// <summary>What is thrown by the call itself is in the task, too, as awaiting shows no difference.</summary>
    public static Task CallAsync(IIdentitySourcesApi api, MethodInfo method, object?[] arguments)
    {
        try
        {
            const BindingFlags AsItIs = BindingFlags.DoNotWrapExceptions;
            return (Task)(method.IsStatic ? method.Invoke(null, AsItIs, null, [api, .. arguments], null) : method.Invoke(api, AsItIs, null, arguments, null))!;
        }
        catch (ArgumentException exception)
        {
            return Task.FromException(exception);
        }
    }

    private static object? Valid(ParameterInfo parameter, CancellationToken cancellationToken) => parameter.ParameterType switch
    {
        var type when type == typeof(CancellationToken) => cancellationToken,
        var type when type == typeof(string) => parameter.HasDefaultValue ? null : "id",
        var type when type == typeof(int?) => null,
        var type when type == typeof(ChangeKind) => ChangeKind.UserUpsert,
        var type when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1]),
        { IsGenericType: true } type => Collection(type.GetGenericArguments().Single(), 1),
        var type => Item(type),
    };

    public static Array Collection(Type item, int count)
    {
        var items = Array.CreateInstance(item, count);
        for (var i = 0; i < count; i++) items.SetValue(Item(item), i);
        return items;
    }

    /// <param name="type">One that stands in a body.</param>
    /// <param name="id">Its id; a membership's group and its member.</param>
    public static object Item(Type type, string id = "id") => type.Name switch
    {
        nameof(String) => id,
        nameof(UserProfile) => new UserProfile { UserName = "a" },
        nameof(GroupProfile) => new GroupProfile { DisplayName = "a" },
        nameof(UserUpsert) => IdentityChange.UpsertUser(id, new UserProfile { UserName = "a" }),
        nameof(UserDelete) => IdentityChange.DeleteUser(id),
        nameof(GroupUpsert) => IdentityChange.UpsertGroup(id, new GroupProfile { DisplayName = "a" }),
        nameof(GroupDelete) => IdentityChange.DeleteGroup(id),
        nameof(MembershipAdd) => IdentityChange.AddMembers("G1", ["m", id]),
        nameof(MembershipRemove) => IdentityChange.RemoveMembers("G1", ["m", id]),
        nameof(DeviceUpsert) => IdentityChange.UpsertDevice(id, new DeviceProfile { Platform = "MACOS" }),
        nameof(DeviceDelete) => IdentityChange.DeleteDevice(id),
        nameof(GroupMember) => new GroupMember(id),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A new kind of item: add it here."),
    };
}
