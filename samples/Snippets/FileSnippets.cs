using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

namespace Snippets;

/// <summary>The code of docs/reading-hr-data.md and docs/recipes.md for workbooks, JSON, REST services and SCIM. What has an address of its own is only compiled.</summary>
public sealed class FileSnippets
{
    [Fact]
    public async Task A_list_in_JSON_is_read_with_its_mapping()
    {
        await File.WriteAllTextAsync("people.json", """[{ "id": "E1", "mail": "ada@example.com" }]""");
        await File.WriteAllTextAsync("json-mapping.json", """{ "externalId": "id", "attributes": { "userName": "mail", "email": "mail" } }""");

        // <json>
        using var list = await JsonSnapshot.OpenAsync("people.json", HrMapping.Load("json-mapping.json"));
        IdentitySnapshot snapshot = list.Snapshot;
        // </json>

        Assert.Equal("E1", (await snapshot.Users!.SingleAsync()).ExternalId);
    }

    public static async Task<IdentitySnapshot> ReadWorkbookAsync()
    {
        // <excel>
        using var workbook = await ExcelSnapshot.OpenAsync("people.xlsx", HrMapping.Load("hr-mapping.json"));
        IdentitySnapshot snapshot = workbook.Snapshot;
        // </excel>
        return snapshot;
    }

    public static async Task<IdentitySnapshot> ReadServiceAsync(ITokenVault vault)
    {
        // <rest>
        var hr = new JsonService(new Uri("https://hr.example.com/people?fields=all"))
        {
            Paging = JsonPaging.Cursor("cursor", "page.next"),
            Total = "page.total",
            Token = cancellationToken => vault.GetAsync("hr-token", cancellationToken),
        };
        using var people = await JsonSnapshot.DownloadAsync(hr, HrMapping.Load("hr-mapping.json"));
        IdentitySnapshot snapshot = people.Snapshot;
        // </rest>
        return snapshot;
    }

    public static async Task<IdentitySnapshot> ReadScimAsync(ITokenVault vault)
    {
        // <scim>
        var scim = new JsonService(new Uri("https://scim.example.com/v2/Users?count=100"))
        {
            Paging = JsonPaging.Offset("startIndex", 1),
            Total = "totalResults",
            Token = cancellationToken => vault.GetAsync("hr-token", cancellationToken),
        };
        using var people = await JsonSnapshot.DownloadAsync(scim, HrMapping.Load("scim-mapping.json"));
        // </scim>
        return people.Snapshot;
    }
}
