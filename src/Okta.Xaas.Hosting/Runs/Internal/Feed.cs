using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>A feed as it was registered.</summary>
/// <param name="Name">The name of its identity source in the application; empty for the one without.</param>
/// <param name="Read">Reads its list.</param>
/// <param name="IsShared">Whether several machines share its schedule.</param>
internal sealed record Feed(string Name, Func<FeedRunContext, CancellationToken, ValueTask<IdentitySnapshot>> Read, bool IsShared)
{
    /// <summary>Its name for people.</summary>
    public string DisplayName => Name.Length == 0 ? "default" : Name;

    /// <summary>Its scheduler's name, and the key of its services. A scheduler of its own, so that a machine that does not have the feed takes no run of it.</summary>
    public string SchedulerName => SchedulerNameOf(Name);

    public static string SchedulerNameOf(string name) => name.Length == 0 ? "Okta.Xaas" : $"Okta.Xaas {name}";
}
