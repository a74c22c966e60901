using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

/// <summary>Random streams. Few ids and low limits, so that everything that can get in the way of something does.</summary>
internal static class RandomStreams
{
    private static readonly Gen<BatchLimits> Limits =
        from entities in Gen.Choose(1, 5)
        from bytes in Gen.Choose(4_000, 6_000)
        from batches in Gen.Choose(1, 6)
        select new BatchLimits(entities, bytes, batches);

    private static readonly Gen<string?> Value = Gen.Frequency(
        (1, Gen.Constant((string?)null)),
        (6, from length in Gen.Choose(0, 40) from text in Gen.Elements("x", "é", "\"", "\\", "日本", "\U0001F600", "</", "\n") select (string?)Repeat(text, length)),
        (2, from length in Gen.Choose(500, 3_500) select (string?)new string('y', length)));

    private static readonly Gen<string?> HugeValue = from length in Gen.Choose(6_000, 9_000) select (string?)new string('z', length);

    /// <summary>All kinds, with conflicts, faulty changes and changes that are too large.</summary>
    public static Arbitrary<PackingCase> Mixed { get; } = Cases(
        Gen.Frequency((15, Any(Pool("E", 5), Pool("G", 3), Pool("D", 2))), (1, Faulty), (1, TooLarge)), longest: 60);

    /// <summary>All kinds; no entity occurs twice.</summary>
    public static Arbitrary<PackingCase> WithoutConflicts { get; } = Distinct(Gen.Elements(Enum.GetValues<ChangeKind>()));

    /// <summary>One kind in each stream; no entity occurs twice.</summary>
    public static Arbitrary<PackingCase> OfOneKind { get; } = Arb.From(
        from kind in Gen.Elements(Enum.GetValues<ChangeKind>())
        from made in Distinct(Gen.Constant(kind)).Generator
        select made,
        c => c.Smaller());

    private static Gen<IdentityChange?> Faulty => Gen.Elements<IdentityChange?>(
        null,
        IdentityChange.UpsertUser("E0", new UserProfile()),
        IdentityChange.DeleteGroup(" "),
        IdentityChange.AddMembers("G0", []),
        IdentityChange.AddMembers("G1", ["E0", "", "E1", new string('m', 256)]),
        IdentityChange.RemoveMembers("G2", ["", null!]),
        IdentityChange.UpsertDevice("D0", new DeviceProfile { Platform = "MACOS" }));

    private static Gen<IdentityChange?> TooLarge =>
        from value in HugeValue
        from change in Gen.Elements(
            (IdentityChange?)IdentityChange.UpsertUser("E0", new UserProfile { ["notes"] = value }),
            IdentityChange.UpsertUser("E9", new UserProfile { ["notes"] = value }),
            IdentityChange.UpsertGroup("G1", new GroupProfile { ["notes"] = value }))
        select change;

    private static Arbitrary<PackingCase> Distinct(Gen<ChangeKind> kinds) => Arb.From(
        from limits in Limits
        from count in Gen.Choose(0, 60)
        from changes in Gen.CollectToArray(Enumerable.Range(0, count), n => kinds.SelectMany(kind => Distinct(kind, n)))
        select new PackingCase(limits, changes),
        c => c.Smaller());

    private static Gen<IdentityChange?> Distinct(ChangeKind kind, int number) => kind is ChangeKind.MembershipAdd or ChangeKind.MembershipRemove
        ? from members in Gen.Choose(1, 300)
          from length in Gen.Choose(1, 30)
          select Membership(kind, $"MG{number}", [.. Enumerable.Range(0, members).Select(m => $"M{number}-{m}".PadRight(length, 'é'))])
        : Of(kind, Gen.Constant($"{kind}{number}"));

    private static Arbitrary<PackingCase> Cases(Gen<IdentityChange?> change, int longest) => Arb.From(
        from limits in Limits
        from count in Gen.Choose(0, longest)
        from changes in change.ArrayOf(count)
        select new PackingCase(limits, changes),
        c => c.Smaller());

    private static Gen<IdentityChange?> Any(Gen<string> users, Gen<string> groups, Gen<string> devices) =>
        from kind in Gen.Elements(Enum.GetValues<ChangeKind>())
        from change in kind switch
        {
            ChangeKind.MembershipAdd or ChangeKind.MembershipRemove =>
                from @group in groups from count in Gen.Choose(1, 6) from members in users.ArrayOf(count) select Membership(kind, @group, members),
            ChangeKind.UserUpsert or ChangeKind.UserDelete => Of(kind, users),
            ChangeKind.GroupUpsert or ChangeKind.GroupDelete => Of(kind, groups),
            _ => Of(kind, devices),
        }
        select change;

    private static Gen<IdentityChange?> Of(ChangeKind kind, Gen<string> ids) =>
        from id in ids
        from value in Value
        select (IdentityChange?)(kind switch
        {
            ChangeKind.UserUpsert => IdentityChange.UpsertUser(id, new UserProfile { UserName = "u", ["notes"] = value, MobilePhone = null }),
            ChangeKind.UserDelete => IdentityChange.DeleteUser(id),
            ChangeKind.GroupUpsert => IdentityChange.UpsertGroup(id, new GroupProfile { DisplayName = "g", ["notes"] = value }),
            ChangeKind.GroupDelete => IdentityChange.DeleteGroup(id),
            ChangeKind.DeviceUpsert => IdentityChange.UpsertDevice(id, new DeviceProfile { SerialNumber = "s", Platform = string.IsNullOrEmpty(value) ? "MACOS" : value, DisplayName = "d" }),
            _ => IdentityChange.DeleteDevice(id),
        });

    private static IdentityChange? Membership(ChangeKind kind, string group, string[] members) =>
        kind == ChangeKind.MembershipAdd ? IdentityChange.AddMembers(group, members) : IdentityChange.RemoveMembers(group, members);

    private static Gen<string> Pool(string prefix, int count) => Gen.Elements(Enumerable.Range(0, count).Select(n => $"{prefix}{n}"));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
