using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;

namespace Snippets;

// <class>
public sealed class ContractorFeed([FromKeyedServices("contractors")] IIdentitySourceSynchronizer synchronizer)
{
    public IIdentitySourceSynchronizer Synchronizer => synchronizer;
}
// </class>
