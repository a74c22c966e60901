using Microsoft.Extensions.DependencyInjection;

namespace Okta.Xaas;

/// <summary>Sets up one identity source further, after <c>AddOktaXaas</c>.</summary>
public interface IOktaXaasBuilder
{
    /// <summary>The name of the identity source in this application: the key of its services and the name of its options; empty for the one without a name.</summary>
    string Name { get; }

    /// <summary>The services it is registered in.</summary>
    IServiceCollection Services { get; }
}
