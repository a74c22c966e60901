using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using QuickStart;

await using var org = await EmulatedOrg.StartAsync();
var configuration = EmulatedOrg.SettingsFor(org);

// The README's ten lines; a test holds the two together.
// <readme>
var services = new ServiceCollection();
services.AddOktaXaas(configuration.GetSection("Okta:Xaas"));
await using var provider = services.BuildServiceProvider();
var synchronizer = provider.GetRequiredService<IIdentitySourceSynchronizer>();

SyncResult result = await synchronizer.SynchronizeAsync([
    IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com", ["department"] = "Sales" }),
    IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Sales" }),
    IdentityChange.AddMembers("G1", ["E1001"]),
    IdentityChange.DeleteUser("E0999")]);
Console.WriteLine(result);
// </readme>

EmulatedOrg.Print(org);
