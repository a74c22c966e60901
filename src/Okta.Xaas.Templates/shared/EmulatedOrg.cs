using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;

/// <summary>Stands in for your Okta org until the settings name it. It is gone when the program ends, and with it what the program remembers of it.</summary>
internal sealed class EmulatedOrg(OktaEmulator org, DirectoryInfo state) : IAsyncDisposable
{
    public static async Task<EmulatedOrg?> StartIfNeededAsync(ConfigurationManager settings)
    {
        if (settings.GetSection("Okta:Xaas").Exists()) return null;
        var org = await OktaEmulator.StartAsync(options => options.Urls = "http://127.0.0.1:0");
        var state = Directory.CreateTempSubdirectory("okta-xaas-");
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = org.BaseAddress.AbsoluteUri,
            ["Okta:Xaas:IdentitySourceId"] = org.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = org.ApiToken,
            ["Okta:Xaas:Synchronization:PollingInterval"] = "00:00:01",
            ["StateFile"] = Path.Combine(state.FullName, "okta-state.db"),
        });
        Console.WriteLine($"No org is set under Okta:Xaas. An emulated one inside this program is used: {org.BaseAddress}");
        return new(org, state);
    }

    public async ValueTask DisposeAsync()
    {
        Console.WriteLine($"In the emulated directory, active users: {org.Directory.Users.Values.Count(user => user.IsActive)}, groups: {org.Directory.Groups.Count}");
        await org.DisposeAsync();
        state.Delete(recursive: true);
    }
}
