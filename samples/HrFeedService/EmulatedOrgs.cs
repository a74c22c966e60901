using Okta.Xaas.Emulator;

namespace HrFeedService;

/// <summary>Stand in for your Okta org until the settings name it: one for each identity source, in this process, with a made-up company and a night every minute.</summary>
internal sealed class EmulatedOrgs : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hr-feed-service-");
    private readonly List<(string Source, OktaEmulator Org)> _orgs = [];

    private EmulatedOrgs() => Company = new(_folder);

    public MadeUpCompany Company { get; }

    /// <summary>Starts them, unless the settings have an org.</summary>
    public static async Task<EmulatedOrgs?> StartIfNeededAsync(ConfigurationManager settings)
    {
        if (settings.GetSection("Okta").AsEnumerable().Any(setting => !string.IsNullOrEmpty(setting.Value))) return null;
        var emulated = new EmulatedOrgs();
        Dictionary<string, string?> instead = new() { ["Feeds:StateFile"] = Path.Combine(emulated._folder.FullName, "okta-state.db") };
        foreach (var source in new[] { "Employees", "Contractors" })
        {
            var org = await OktaEmulator.StartAsync(options =>
            {
                options.Urls = "http://127.0.0.1:0";
                options.IdentitySourceId = $"0oa{source.ToLowerInvariant()}";
                options.ProcessingTime = TimeSpan.FromMilliseconds(500);

                // A night is a minute, so Okta's five minutes between two sessions are left out.
                options.CreationCooldown = TimeSpan.Zero;
                options.SessionRateLimit = null;
            });
            emulated._orgs.Add((source, org));
            instead[$"Okta:{source}:OktaDomain"] = org.BaseAddress.AbsoluteUri;
            instead[$"Okta:{source}:IdentitySourceId"] = org.IdentitySourceId;
            instead[$"Okta:{source}:ApiToken"] = org.ApiToken;
            instead[$"Okta:{source}:Synchronization:CreationCooldown"] = "00:00:00";
            instead[$"Okta:{source}:Synchronization:PollingInterval"] = "00:00:00.250";
            instead[$"Feeds:{source}:Schedule:Cron"] = settings["EmulatedNights"] ?? "* * * * *";
            instead[$"Feeds:{source}:Schedule:Jitter"] = "00:00:00";
            instead[$"Feeds:{source}:Schedule:RunAtStart"] = "true";
        }

        settings.AddInMemoryCollection(instead);
        return emulated;
    }

    /// <summary>Says what is emulated.</summary>
    public void Print()
    {
        foreach (var (source, org) in _orgs) Console.WriteLine($"{source} go to an emulated org inside this program, as no org is set: {org.BaseAddress}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (source, org) in _orgs)
        {
            Console.WriteLine($"In the directory of {source}: {org.Directory.Users.Values.Count(user => user.IsActive)} active users");
            await org.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
