using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Authentication;
using Okta.Xaas.Diagnosis;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Verification;
using Refit;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Registers what one identity source consists of.</summary>
internal static class SourceRegistration
{
    /// <summary>What a section of an identity source may have.</summary>
    public static SettingNames Settings { get; } = SettingNames.Of<OktaXaasOptions>(
        (nameof(OktaXaasOptions.OAuth), SettingNames.Of<OAuthOptions>()),
        (nameof(OktaXaasOptions.Retry), SettingNames.Of<RetryOptions>()),
        (nameof(OktaXaasOptions.Synchronization), SettingNames.Of<SynchronizationOptions>()));

    public static string TokenClientName(string name) => HttpClientName(name).Insert("Okta.Xaas".Length, ".Token");

    public static bool IsTokenClient(string? client) => client == "Okta.Xaas.Token" || client?.StartsWith("Okta.Xaas.Token:", StringComparison.Ordinal) == true;

    public static string HttpClientName(string name) => name.Length == 0 ? "Okta.Xaas" : "Okta.Xaas:" + name;

    public static IOktaXaasBuilder Add(OptionsBuilder<OktaXaasOptions> options)
    {
        var (name, services) = (options.Name, options.Services);
        var builder = new OktaXaasBuilder(name, services);
        if (SourceServices.IsRegistered<SourceMarker>(services, name)) return builder;
        SourceServices.Add(services, name, _ => new SourceMarker());
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<OktaXaasOptions>>(new SourceOptionsValidator(name, services));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OrgStates>();
        InnermostHandlers.Register(services);
        SourceServices.TryAdd(services, name, provider => new SourceOptions(
            name,
            provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>(),
            provider.GetRequiredService<IOptionsMonitorCache<OktaXaasOptions>>(),
            HandlerChain.CreateLogger(provider.GetService<ILoggerFactory>())));
        AddHttpClient(services, name);
        OAuthRegistration.Add(services, name);
        SourceServices.TryAdd(services, name, provider => RestService.ForGenerated<IIdentitySourcesApi>(CreateClient(provider, name, ApiClient.Address), ApiSettings.Create()));
        SourceServices.TryAdd(services, name, provider => RestService.ForGenerated<IOktaOrgApi>(CreateClient(provider, name, ApiClient.OrgAddress), ApiSettings.Create()));
        SourceServices.TryAdd<IIdentitySourceSynchronizer>(services, name, provider => new IdentitySourceSynchronizer(
            SourceServices.Get<IIdentitySourcesApi>(provider, name),
            Options(provider, name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<IdentitySourceSynchronizer>>(),
            SourceServices.Find<ISynchronizationJournal>(provider, name),
            SourceServices.Get<IOktaOrgApi>(provider, name)));
        SourceServices.TryAdd<IIdentitySourceVerifier>(services, name, provider => new IdentitySourceVerifier(
            SourceServices.Get<IOktaOrgApi>(provider, name),
            SourceServices.Get<IIdentitySourcesApi>(provider, name),
            Options(provider, name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<IdentitySourceVerifier>>()));
        SourceServices.TryAdd<IOktaXaasDiagnostics>(services, name, provider => new OktaXaasDiagnostics(
            SourceServices.Get<IIdentitySourcesApi>(provider, name), SourceServices.Get<IOktaOrgApi>(provider, name), Options(provider, name), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static void AddHttpClient(IServiceCollection services, string name) =>
        services.AddHttpClient(HttpClientName(name))

            // The factory's own logs would have paths in them, and so external ids.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => PrimaryHandler.Create(Options(provider, name)))
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
            {
                // What an application adds to all of its clients is often a general retry, which would repeat uploads.
                handlers.Clear();
                foreach (var handler in CreateHandlers(provider, name)) handlers.Add(handler);
            });

    private static IReadOnlyList<DelegatingHandler> CreateHandlers(IServiceProvider provider, string name)
    {
        var options = Options(provider, name);
        return HandlerChain.Create(
            options,
            provider.GetRequiredService<OrgStates>().Of(options.OktaDomain!),
            SourceServices.Find<IOktaCredential>(provider, name) ?? (options.UsesOAuth
                ? SourceServices.Get<OAuthCredential>(provider, name)
                : new OptionsTokenCredential(SourceServices.Get<SourceOptions>(provider, name), options.ApiToken!)),
            provider.GetRequiredService<TimeProvider>(),
            HandlerChain.CreateLogger(provider.GetService<ILoggerFactory>()));
    }

    private static HttpClient CreateClient(IServiceProvider provider, string name, Func<OktaXaasOptions, Uri> address)
    {
        var clientName = HttpClientName(name);
        var current = new CurrentHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), clientName);
        var configure = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(clientName).HttpClientActions;
        return ApiClient.Create(current, address(Options(provider, name)), configure);
    }

    internal static OktaXaasOptions Options(IServiceProvider provider, string name) => SourceServices.Get<SourceOptions>(provider, name).Current;
}
