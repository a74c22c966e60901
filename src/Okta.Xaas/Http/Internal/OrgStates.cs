using System.Collections.Concurrent;

namespace Okta.Xaas.Http.Internal;

/// <summary>One <see cref="OrgState"/> for each org, so that several identity sources of it share its limits.</summary>
internal sealed class OrgStates(TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, OrgState> _orgs = new(StringComparer.OrdinalIgnoreCase);

    public OrgState Of(Uri oktaDomain) => _orgs.GetOrAdd(oktaDomain.Authority, host => new OrgState(host, timeProvider));
}
