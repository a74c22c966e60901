using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Okta.Xaas;
using Okta.Xaas.DependencyInjection.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Okta.Xaas to an application's services.</summary>
/// <remarks>
/// <para>Registered are <see cref="IIdentitySourceSynchronizer"/>, <see cref="Okta.Xaas.Verification.IIdentitySourceVerifier"/>, <see cref="Okta.Xaas.Diagnosis.IOktaXaasDiagnostics"/>, <see cref="Okta.Xaas.IIdentitySourcesApi"/> and
/// <see cref="Okta.Xaas.IOktaOrgApi"/>, all singletons. With a name they are
/// keyed services, so that an application can feed several identity sources:
/// <c>provider.GetRequiredKeyedService&lt;IIdentitySourceSynchronizer&gt;("contractors")</c>.</para>
/// <para>A part that the application registers before is kept, for example its own <see cref="TimeProvider"/>,
/// <see cref="Okta.Xaas.Authentication.IOktaCredential"/> or <see cref="Okta.Xaas.IIdentitySourcesApi"/>. The options are validated when the
/// host starts, otherwise at first use; the message lists all faults. Adding the same source again only adds to its options.</para>
/// <para>Message handlers that the application sets for all of its HTTP clients do not apply here, as a general retry would repeat uploads;
/// see <see cref="OktaXaasBuilderExtensions.ConfigureHttpClient"/>.</para>
/// </remarks>
public static class OktaXaasServiceCollectionExtensions
{
    /// <summary>Adds an identity source, set up by a section of the configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section with the properties of <see cref="OktaXaasOptions"/>, for example <c>Okta:Xaas</c>. Names that none of them has are warned of in the log.</param>
    /// <returns>For further setting up.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder AddOktaXaas(this IServiceCollection services, IConfiguration configuration) =>
        Add(services, Options.Options.DefaultName, configuration);

    /// <summary>Adds an identity source, set up in code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>For further setting up.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder AddOktaXaas(this IServiceCollection services, Action<OktaXaasOptions> configure) =>
        Add(services, Options.Options.DefaultName, configure);

    /// <summary>Adds an identity source under a name, set up by a section of the configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The key of its services; not blank.</param>
    /// <param name="configuration">The section with the properties of <see cref="OktaXaasOptions"/>.</param>
    /// <returns>For further setting up.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IOktaXaasBuilder AddOktaXaas(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configuration);
    }

    /// <summary>Adds an identity source under a name, set up in code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The key of its services; not blank.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>For further setting up.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IOktaXaasBuilder AddOktaXaas(this IServiceCollection services, string name, Action<OktaXaasOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configure);
    }

    private static IOktaXaasBuilder Add(IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<Options.IPostConfigureOptions<OktaXaasOptions>>(provider =>
            new SettingsCheck<OktaXaasOptions>(name, configuration, SourceRegistration.Settings, services, provider.GetService<ILoggerFactory>()));

        // The generator takes the place of Bind, which the analyzer for .NET 8 does not see yet.
#if !NET9_0_OR_GREATER
#pragma warning disable IL2026, IL3050
#endif
        return SourceRegistration.Add(services.AddOptions<OktaXaasOptions>(name).Bind(configuration));
#if !NET9_0_OR_GREATER
#pragma warning restore IL2026, IL3050
#endif
    }

    private static IOktaXaasBuilder Add(IServiceCollection services, string name, Action<OktaXaasOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return SourceRegistration.Add(services.AddOptions<OktaXaasOptions>(name).Configure(configure));
    }
}
