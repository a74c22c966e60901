// The README's ten lines, usings included; a test holds the two together.
// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas;

var builder = Host.CreateApplicationBuilder(args);
// <not-shown>
await using var org = await QuickStart.EmulatedOrg.StartAsync(builder);
// </not-shown>
builder.Services.AddOktaXaas(builder.Configuration.GetSection("Okta:Xaas"));
using var host = builder.Build();
var synchronizer = host.Services.GetRequiredService<IIdentitySourceSynchronizer>();

var result = await synchronizer.SynchronizeAsync(
[
    IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "zofie@example.com", Email = "zofie@example.com", FirstName = "Žofie", ["department"] = "Sales" }),
    IdentityChange.UpsertGroup("sales", new GroupProfile { DisplayName = "Sales" }),
    IdentityChange.AddMembers("sales", ["E1001"]),
    IdentityChange.DeleteUser("E1002"),
]);
Console.WriteLine(result.EnsureSuccess());
// </readme>

QuickStart.EmulatedOrg.Print(org);
