namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>The kinds as reports and messages name them.</summary>
internal static class EntityNames
{
    public const string User = "user";

    public const string Group = "group";

    public const string Device = "device";

    public const string Membership = "membership";

    public static string Of(EntityKind kind) => kind switch { EntityKind.User => User, EntityKind.Group => Group, _ => Device };
}
