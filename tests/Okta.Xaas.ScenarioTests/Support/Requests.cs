using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>Okta's names of operations, and faults that tests put on them.</summary>
internal static class Requests
{
    public const string List = "listIdentitySourceSessions";
    public const string Create = "createIdentitySourceSession";
    public const string Get = "getIdentitySourceSession";
    public const string Cancel = "deleteIdentitySourceSession";
    public const string Trigger = "startImportFromIdentitySource";
    public const string UpsertUsers = "uploadIdentitySourceDataForUpsert";
    public const string DeleteUsers = "uploadIdentitySourceDataForDelete";

    public static IEnumerable<string> Operations(this OktaEmulator okta) => okta.Requests.Select(r => r.Request.Operation ?? "unknown");

    public static int Count(this OktaEmulator okta, string operation) => okta.Operations().Count(o => o == operation);

    /// <summary>Lets the first request to the operation, or the one after so many, go wrong.</summary>
    public static IDisposable FailOnce(this OktaEmulator okta, string operation, Fault fault, int after = 0)
    {
        var seen = 0;
        return okta.Intercept(request => request.Operation == operation && Interlocked.Increment(ref seen) == after + 1 ? fault : null);
    }
}
