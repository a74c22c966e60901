namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>An org in which every view has something to show: sessions of each kind, people who changed, errors, a fault, and an import that goes on.</summary>
internal sealed class Scene
{
    public const string Watched = "100009";

    private static readonly string[] FirstNames = ["Fatima", "Žofie", "Noah", "Åsa", "Mia", "Jean-Luc", "Søren", "Chloé", "Đorđe", "Emma", "Łukasz"];
    private static readonly string[] LastNames = ["Krüger", "Dąbrowski", "Nováková", "Öberg", "García", "O'Neill", "Nguyễn", "van der Berg", "Müller"];
    private static readonly string[] Departments = ["Research & Development", "Sales North", "Finance", "People & Culture", "Customer Care"];

    private Scene(string imported, string refused) => (Imported, Refused) = (imported, refused);

    /// <summary>The session that has brought everybody.</summary>
    public string Imported { get; }

    /// <summary>The number of a request that broke a rule.</summary>
    public string Refused { get; }

    /// <summary>Every view of the page, as its address says it.</summary>
    public IReadOnlyList<(string Name, string Address)> Views =>
    [
        ("sessions", "sessions"),
        ("session", $"sessions/{Imported}"),
        ("batch", $"sessions/{Imported}/batches/1"),
        ("users", "users"),
        ("users-none", "users?search=nobody"),
        ("person", $"users/{Watched}"),
        ("groups", "groups"),
        ("group", "groups/sales%20north"),
        ("devices", "devices"),
        ("schema", "schema"),
        ("attribute", "schema/costCenter"),
        ("requests", "requests"),
        ("errors", "requests?errors=true"),
        ("request", $"requests/{Refused}"),
        ("controls", "controls"),
        ("connect", "connect"),
    ];

    /// <summary>Needs an org whose imports take an hour, so that the last one is still going on.</summary>
    public static async Task<Scene> PlayAsync(OktaEmulator okta, OrgClient client)
    {
        okta.SetSchemaAttribute(new EmulatedSchemaEntry("costCenter") { Title = "Cost center", Required = true, MaxLength = 20, Enum = ["100 Research", "200 Sales", "300 Finance"] });
        var people = People(1180);
        var imported = await client.CreateSessionAsync();
        await client.AdvanceAsync(0.7);
        foreach (var batch in people.Chunk(200))
        {
            await client.LoadAsync(imported, batch);
            await client.AdvanceAsync(0.6);
        }

        await client.LoadGroupsAsync(imported, people.GroupBy(person => person.Department, (name, members) => (name, members.Select(person => person.Id))));
        await client.TriggerAsync(imported);
        await client.AdvanceAsync(6.2);
        await client.AdministerAsync(imported, "finish");

        await client.AdvanceAsync(310);
        var abandoned = await client.CreateSessionAsync();
        await client.AdvanceAsync(41);
        await client.RefusedAsync(HttpMethod.Post, $"sessions/{abandoned}/start-import");
        var refused = okta.Requests[^1].Request.Number;
        await client.AdministerAsync(abandoned, "close");

        using (okta.Inject(FaultPlan.Script(("uploadIdentitySourceDataForUpsert", 1, Fault.ServerError(503)))))
        {
            var failed = await client.CreateSessionAsync();
            await client.AdvanceAsync(0.5);
            await client.RefusedAsync(HttpMethod.Post, $"sessions/{failed}/bulk-upsert");
            await client.AdvanceAsync(1.5);
            await client.LoadAsync(failed, people[..60]);
            await client.AdvanceAsync(1.8);
            await client.TriggerAsync(failed);
            await client.AdvanceAsync(2.4);
            await client.AdministerAsync(failed, "fail");
        }

        var changed = await client.CreateSessionAsync();
        await client.AdvanceAsync(0.6);
        await client.LoadAsync(changed, people.Take(140).Select(person => person with { Department = Departments[2], LastName = $"{person.LastName}-Schmidt" }));
        await client.AdvanceAsync(1.1);
        await client.LoadLeaversAsync(changed, [.. people.TakeLast(58), new Person("nobody", "", "")]);
        await client.LoadDevicesAsync(changed, "Build server", "Front desk");
        await client.TriggerAsync(changed);
        await client.AdvanceAsync(2.6);
        await client.AdministerAsync(changed, "finish");

        await client.AdvanceAsync(900);
        var running = await client.CreateSessionAsync();
        await client.AdvanceAsync(3.3);
        foreach (var batch in people[200..560].Chunk(200)) await client.LoadAsync(running, batch);
        await client.AdvanceAsync(9);
        await client.TriggerAsync(running);
        await client.AdvanceAsync(93);
        return new Scene(imported, refused.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Person[] People(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Person($"{100003 + (i * 6)}", FirstNames[i % FirstNames.Length], LastNames[i / 3 % LastNames.Length], Departments[i % Departments.Length]))];
}
