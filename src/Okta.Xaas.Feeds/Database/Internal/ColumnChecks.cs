using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Lists what is wrong with a mapping, before any query runs.</summary>
internal static class ColumnChecks
{
    public static void ThrowIfFaulty(IEnumerable<string> faults, string argument)
    {
        var all = string.Join("; ", faults);
        if (all.Length > 0) throw new ArgumentException($"The mapping needs mending: {all}.", argument);
    }

    public static void ThrowIfFaulty(DbSnapshotOptions options)
    {
        string[] faults =
        [
            .. FaultsOf(nameof(options.Users), options.Users, columns => FaultsOf(ProfileKind.User, columns)),
            .. FaultsOf(nameof(options.Groups), options.Groups, columns => FaultsOf(ProfileKind.Group, columns)),
            .. FaultsOf(nameof(options.Memberships), options.Memberships, FaultsOf),
            .. FaultsOf(nameof(options.Devices), options.Devices, columns => FaultsOf(ProfileKind.Device, columns)),
        ];
        if (options is { Users: null, Groups: null, Memberships: null, Devices: null }) faults = ["there is no query: set at least Users"];
        ThrowIfFaulty(faults, nameof(options));
    }

    public static IEnumerable<string> FaultsOf(MembershipColumns columns)
    {
        if (string.IsNullOrWhiteSpace(columns.Group)) yield return "Group is missing: the column with the group's key";
        if (string.IsNullOrWhiteSpace(columns.Member)) yield return "Member is missing: the column with the person's key";
    }

    public static IEnumerable<string> FaultsOf(ProfileKind kind, ProfileColumns columns)
    {
        if (string.IsNullOrWhiteSpace(columns.ExternalId)) yield return $"ExternalId is missing: the column with each {kind.Name}'s key";
        foreach (var required in kind.Required)
        {
            if (!columns.Attributes.ContainsKey(required)) yield return $"Attributes lacks {required}, without which Okta makes no {kind.Name}";
        }

        foreach (var mapped in columns.Attributes)
        {
            if (string.IsNullOrWhiteSpace(mapped.Key)) yield return "Attributes has an attribute without a name";
            else if (string.IsNullOrWhiteSpace(mapped.Value)) yield return $"Attributes has no column for {mapped.Key}";
            else if (!kind.Takes(mapped.Key)) yield return $"Attributes has {mapped.Key}, which a {kind.Name} has not";
            else if (ColumnModel.FaultOf(mapped.Value) is { } fault) yield return $"Attributes.{mapped.Key}, {fault}";
        }

        foreach (var name in columns.Conversions.Keys)
        {
            if (!columns.Attributes.ContainsKey(name)) yield return $"Conversions has {name}, which Attributes has not";
        }

        if (kind != ProfileKind.User && (columns.Employment != EmploymentRules.None || columns.AsOf is not null)) yield return $"Joiner, Leaver, SeveralRows, TimeZone and AsOf are for users, and a {kind.Name} has none";
        foreach (var fault in columns.AsOf is { } asOf ? EmploymentFaults.OfDate(asOf) : []) yield return $"AsOf: {fault}";
        foreach (var fault in EmploymentFaults.Of(columns.Employment)) yield return fault;
    }

    private static IEnumerable<string> FaultsOf<TColumns>(string kind, DbQuery<TColumns>? query, Func<TColumns, IEnumerable<string>> faultsOf)
        where TColumns : class, new()
    {
        if (query is null) yield break;
        if (string.IsNullOrWhiteSpace(query.Sql)) yield return $"{kind}.Sql is missing: the query";
        foreach (var fault in faultsOf(query.Columns)) yield return $"{kind}.Columns.{fault}";
    }
}
