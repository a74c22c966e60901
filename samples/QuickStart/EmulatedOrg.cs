using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;

namespace QuickStart;

/// <summary>Stands in for your Okta org, so that the sample runs without one.</summary>
internal static class EmulatedOrg
{
    public static Task<OktaEmulator> StartAsync() => OktaEmulator.StartAsync(options =>
    {
        options.Urls = "http://127.0.0.1:0";
        options.ProcessingTime = TimeSpan.FromMilliseconds(500);
    });

    /// <summary>What your environment or your user secrets would hold.</summary>
    public static IConfiguration SettingsFor(OktaEmulator org) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = org.BaseAddress.AbsoluteUri,
            ["Okta:Xaas:IdentitySourceId"] = org.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = org.ApiToken,
            ["Okta:Xaas:Synchronization:PollingInterval"] = "00:00:00.250",
        })
        .Build();

    public static void Print(OktaEmulator org)
    {
        foreach (var user in org.Directory.Users.Values) Console.WriteLine($"In the directory: user {user.ExternalId}, {user.Status}");
        foreach (var (group, members) in org.Directory.Memberships) Console.WriteLine($"In the directory: group {group} with {string.Join(", ", members)}");
    }
}
