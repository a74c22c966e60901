using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Validates the options of one identity source, and knows by the registrations whether it needs an API token.</summary>
internal sealed class SourceOptionsValidator(string source, IServiceCollection services) : IValidateOptions<OktaXaasOptions>
{
    // The registration is looked for, the credential is not made: its factory may itself ask for the options.
    public ValidateOptionsResult Validate(string? name, OktaXaasOptions options) => name == source
        ? new OktaXaasOptionsValidator(SourceServices.IsRegistered<IOktaCredential>(services, source)).Validate(name, options)
        : ValidateOptionsResult.Skip;
}
