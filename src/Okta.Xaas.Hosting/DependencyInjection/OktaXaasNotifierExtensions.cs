using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Okta.Xaas;
using Okta.Xaas.Hosting;
using Okta.Xaas.Hosting.DependencyInjection.Internal;
using Okta.Xaas.Hosting.Notifications.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells people what became of a feed's runs, beside <c>RunOnSchedule</c>.</summary>
public static class OktaXaasNotifierExtensions
{
    /// <summary>Tells each run by a POST of JSON, which is signed: see <see cref="WebhookOptions"/>.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="configure">Sets the address and the secret.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The feed has a webhook already.</exception>
    /// <remarks>Its HTTP client is named <c>Okta.Xaas.Webhook</c>, with the feed's name behind a blank, and can be set up further, as with a proxy.</remarks>
    public static IOktaXaasBuilder NotifyWebhook(this IOktaXaasBuilder builder, Action<WebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<WebhookOptions>(builder.Name).Configure(configure);
        return AddWebhook(builder);
    }

    /// <summary>Tells each run by a POST of JSON, which is signed, set up by a section of the configuration.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="configuration">The section with the properties of <see cref="WebhookOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The feed has a webhook already.</exception>
    public static IOktaXaasBuilder NotifyWebhook(this IOktaXaasBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptions<WebhookOptions>(builder.Name).Bind(configuration);
        ScheduleSettings.Check<WebhookOptions>(builder, configuration, ScheduleSettings.OfWebhook);
        return AddWebhook(builder);
    }

    private static IOktaXaasBuilder AddWebhook(IOktaXaasBuilder builder)
    {
        var (services, name) = (builder.Services, builder.Name);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(WebhookNotifier) && name.Equals(service.ServiceKey)))
            throw new ArgumentException($"{(name.Length == 0 ? "The feed" : $"Feed '{name}'")} has a webhook already: leave out one NotifyWebhook, or register an IFeedNotifier of your own.", nameof(builder));
        var client = name.Length == 0 ? "Okta.Xaas.Webhook" : $"Okta.Xaas.Webhook {name}";
        services.AddOptions<WebhookOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>());

        // The message is for that address alone, which may have a secret in it, so that it is not logged.
        services.AddHttpClient(client, http => http.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).RemoveAllLoggers();
        services.AddKeyedSingleton(name, (provider, _) => new WebhookNotifier(
            provider.GetRequiredService<IOptionsMonitor<WebhookOptions>>().Get(name),
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(client),
            provider.GetRequiredService<TimeProvider>()));
        services.AddKeyedSingleton<IFeedNotifier>(name, (provider, _) => provider.GetRequiredKeyedService<WebhookNotifier>(name));
        return builder;
    }
}
