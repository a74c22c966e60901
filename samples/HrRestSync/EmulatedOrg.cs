using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;

namespace HrRestSync;

/// <summary>Stands in for your Okta org until the settings name it: puts the settings of an emulated one in this process over them.</summary>
internal sealed class EmulatedOrg(OktaEmulator emulator, DirectoryInfo folder) : IAsyncDisposable
{
    /// <summary>Starts it, unless the settings have an org. Half of one counts too: what lacks must be told.</summary>
    public static async Task<EmulatedOrg?> StartIfNeededAsync(ConfigurationManager settings)
    {
        if (settings.GetSection("Okta:Xaas").AsEnumerable().Any(setting => setting.Key is "Okta:Xaas:OktaDomain" or "Okta:Xaas:IdentitySourceId" or "Okta:Xaas:ApiToken" or "Okta:Xaas:OAuth:ClientId" && !string.IsNullOrEmpty(setting.Value))) return null;
        var folder = Directory.CreateTempSubdirectory("hr-rest-sync-");
        var emulator = await OktaEmulator.StartAsync(options => options.Urls = "http://127.0.0.1:0");
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = emulator.BaseAddress.AbsoluteUri,
            ["Okta:Xaas:IdentitySourceId"] = emulator.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = emulator.ApiToken,
            ["Okta:Xaas:Synchronization:PollingInterval"] = "00:00:01",
            // What the emulated org has is gone with this process, so what is remembered of it must go, too.
            ["state"] = settings["state"] ?? Path.Combine(folder.FullName, "okta-state.db"),
        });
        return new EmulatedOrg(emulator, folder);
    }

    public void Print()
    {
        var (users, groups, memberships) = (emulator.Directory.Users, emulator.Directory.Groups, emulator.Directory.Memberships);
        Console.WriteLine($"In the directory: {users.Values.Count(user => user.IsActive)} active users, {groups.Count} groups, {memberships.Values.Sum(members => members.Count)} memberships");
    }

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
