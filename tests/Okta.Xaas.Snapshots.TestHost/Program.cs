using Okta.Xaas;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.TestHost;

// One run in a process of its own, which a test can kill: TestHost sqlite|postgresql <okta> <source> <token> Fail|Wait <list>. The store's address comes by the
// environment, as it has a password.
var address = Environment.GetEnvironmentVariable("XAAS_TEST_STORE") ?? throw new InvalidOperationException("XAAS_TEST_STORE is not set: give it the address of the store.");
ISnapshotStore store = args[0] == "postgresql" ? new PostgreSqlSnapshotStore(address) : new SqliteSnapshotStore(address);
var options = new OktaXaasOptions { OktaDomain = new Uri(args[1]), IdentitySourceId = args[2], ApiToken = args[3] };
TestHostSettings.Apply(options.Synchronization);
using var api = IdentitySourcesApi.Create(options);
var snapshots = new SnapshotOptions { WhenBusy = Enum.Parse<BusyPolicy>(args[4]), BusyPollingInterval = TimeSpan.FromMilliseconds(50) };
TestHostSettings.Apply(snapshots.Safeguards);
Console.WriteLine("begins");
try
{
    var result = await new SnapshotSynchronizer(store, api, options, snapshots).RunAsync(ListFile.Read(args[5]));
    Console.WriteLine($"imported {result.Synchronization?.Imported ?? 0} after {result.Recovered.Count} recovered");
    return result.Succeeded ? 0 : 1;
}
catch (SnapshotBusyException)
{
    Console.WriteLine("busy");
    return 3;
}
