using Microsoft.Extensions.DependencyInjection;

namespace Okta.Xaas.DependencyInjection.Internal;

internal sealed record OktaXaasBuilder(string Name, IServiceCollection Services) : IOktaXaasBuilder;
