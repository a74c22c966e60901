using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Emulator;

namespace QuickStart;

/// <summary>Stands in for your Okta org: the settings that your environment or your user secrets would hold lead to an emulated one.</summary>
internal static class EmulatedOrg
{
    public static async Task<OktaEmulator> StartAsync(HostApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var emulator = await OktaEmulator.StartAsync(options =>
        {
            options.Urls = "http://127.0.0.1:0";
            options.ProcessingTime = TimeSpan.FromMilliseconds(500);
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = emulator.BaseAddress.AbsoluteUri,
            ["Okta:Xaas:IdentitySourceId"] = emulator.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = emulator.ApiToken,
            ["Okta:Xaas:Synchronization:PollingInterval"] = "00:00:00.250",
        });
        return emulator;
    }

    public static void Print(OktaEmulator org)
    {
        foreach (var user in org.Directory.Users.Values) Console.WriteLine($"In the directory: user {user.ExternalId}, {user.Status}");
        foreach (var (group, members) in org.Directory.Memberships) Console.WriteLine($"In the directory: group {group} with {string.Join(", ", members)}");
    }
}
