using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>
/// Keeps the SDK's handlers innermost, whatever other filters and set-ups have added, so that no handler of the application sees a token or repeats an
/// attempt. A token request is a token through and through: it takes no handlers at all.
/// </summary>
internal sealed class InnermostHandlers : IHttpMessageHandlerBuilderFilter
{
    public static void Register(IServiceCollection services)
    {
        if (services.Any(service => !service.IsKeyedService && service.ImplementationType == typeof(InnermostHandlers))) return;

        // The first filter is the outermost: it acts after all others.
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, InnermostHandlers>());
    }

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (SourceRegistration.IsTokenClient(builder.Name))
        {
            builder.AdditionalHandlers.Clear();
            return;
        }

        var ours = builder.AdditionalHandlers.Where(HandlerChain.IsOfChain).ToList();
        foreach (var handler in ours) builder.AdditionalHandlers.Remove(handler);
        foreach (var handler in ours) builder.AdditionalHandlers.Add(handler);
    };
}
