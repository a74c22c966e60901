using Microsoft.Extensions.DependencyInjection;

namespace Okta.Xaas.Tests.DependencyInjection;

/// <summary>Puts a test's network below the SDK's handlers.</summary>
internal static class NetworkOfATest
{
    public static IOktaXaasBuilder Over(this IOktaXaasBuilder builder, HttpMessageHandler network) =>
        builder.ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(() => network));
}
