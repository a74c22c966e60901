using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>Makes what a request passes below the answer's handler, without a service collection.</summary>
internal static class ApiPipeline
{
    public static HttpMessageHandler Create(
        OktaXaasOptions options, HttpMessageHandler? primaryHandler, IOktaCredential? credential, TimeProvider? timeProvider, ILoggerFactory? loggerFactory)
    {
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credential is not null);
        var clock = timeProvider ?? TimeProvider.System;
        var oauth = credential is null && options.UsesOAuth
            ? new PrivateKeyJwtCredential(options.OktaDomain!, options.OAuth, tokenHandler: primaryHandler, timeProvider: clock, loggerFactory: loggerFactory)
            : null;
        var handlers = HandlerChain.Create(
            options,
            new OrgStates(clock).Of(options.OktaDomain!),
            credential ?? oauth ?? (IOktaCredential)new ApiTokenCredential(options.ApiToken!),
            clock,
            HandlerChain.CreateLogger(loggerFactory));
        return HandlerChain.Join(handlers, new SendingHandler(primaryHandler ?? PrimaryHandler.Create(options), ownsHandler: primaryHandler is null, oauth));
    }
}
