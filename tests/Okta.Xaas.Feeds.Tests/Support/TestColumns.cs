using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Support;

internal static class TestColumns
{
    /// <summary>The columns id and mail, and what else a test adds.</summary>
    public static ProfileColumns User(params (string Attribute, string Column)[] more)
    {
        var columns = new ProfileColumns { ExternalId = "id", Attributes = { ["userName"] = "mail", ["email"] = "mail" } };
        foreach (var (attribute, column) in more) columns.Attributes[attribute] = column;
        return columns;
    }

    public static IEnumerable<(string Name, string? Value)> Attributes(this SnapshotUser user) => user.Profile.Select(attribute => (attribute.Key, attribute.Value));
}
