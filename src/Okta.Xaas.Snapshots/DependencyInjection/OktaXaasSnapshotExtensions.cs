using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas;
using Okta.Xaas.DependencyInjection.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.DependencyInjection.Internal;
using Okta.Xaas.Snapshots.Reconciliation;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the synchronizing of full lists to an identity source, after <c>AddOktaXaas</c>.</summary>
public static class OktaXaasSnapshotExtensions
{
    /// <summary>
    /// Registers <see cref="ISnapshotSynchronizer"/>, <see cref="ISnapshotReconciler"/>, <see cref="Okta.Xaas.Snapshots.Approvals.IFeedApprovals"/>, <see cref="Okta.Xaas.Snapshots.Status.IFeedStatus"/> and
    /// <see cref="Okta.Xaas.Snapshots.Records.IFeedAudit"/> for the identity source, as singletons with the source's name as their key, with a store in a SQLite file.
    /// </summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="path">The store's file, which is made when it is not there. Several identity sources may share it.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">The builder is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    public static IOktaXaasBuilder UseSnapshots(this IOktaXaasBuilder builder, string path, Action<SnapshotOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return UseSnapshots(builder, _ => new SqliteSnapshotStore(path), configure);
    }

    /// <summary>
    /// Registers <see cref="ISnapshotSynchronizer"/>, <see cref="ISnapshotReconciler"/>, <see cref="Okta.Xaas.Snapshots.Approvals.IFeedApprovals"/>, <see cref="Okta.Xaas.Snapshots.Status.IFeedStatus"/> and
    /// <see cref="Okta.Xaas.Snapshots.Records.IFeedAudit"/> for the identity source, as singletons with the source's name as their key, with a store of your choice.
    /// </summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="store">Makes the store, once; the container disposes it if it can be disposed.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">The builder or the store is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseSnapshots(this IOktaXaasBuilder builder, Func<IServiceProvider, ISnapshotStore> store, Action<SnapshotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        var options = builder.Services.AddOptions<SnapshotOptions>(builder.Name);
        if (configure is not null) options.Configure(configure);
        return FeedRegistration.Add(builder, options, store);
    }

    /// <summary>
    /// Registers the same for the identity source, set up by a section of the configuration: the properties of <see cref="SnapshotOptions"/>, and <c>Store:File</c>, the path of a
    /// store in SQLite, or <c>Store:PostgreSql</c>, the connection string of one in PostgreSQL. The section may stand within that of <c>AddOktaXaas</c>.
    /// </summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="configuration">The section, for example <c>Okta:Xaas:Snapshots</c>. Names that no option has are warned of in the log.</param>
    /// <param name="configure">Sets what the configuration does not.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">The builder or the configuration is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseSnapshots(this IOktaXaasBuilder builder, IConfiguration configuration, Action<SnapshotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        var (services, name) = (builder.Services, builder.Name);
        var settings = new StoreSettings(name, configuration);
        services.AddSingleton<IValidateOptions<SnapshotOptions>>(settings);
        services.AddSingleton<IPostConfigureOptions<SnapshotOptions>>(provider =>
            new SettingsCheck<SnapshotOptions>(name, configuration, StoreSettings.Names, services, provider.GetService<ILoggerFactory>()));
        if (configuration is IConfigurationSection section) builder.ExpectSettings(section);

        // The generator takes the place of Bind, which the analyzer for .NET 8 does not see yet. It leaves out what a configuration cannot have, such as functions.
#if !NET9_0_OR_GREATER
#pragma warning disable IL2026, IL3050
#endif
#pragma warning disable SYSLIB1100, SYSLIB1101
        var options = services.AddOptions<SnapshotOptions>(name).Bind(configuration);
#pragma warning restore SYSLIB1100, SYSLIB1101
#if !NET9_0_OR_GREATER
#pragma warning restore IL2026, IL3050
#endif
        if (configure is not null) options.Configure(configure);
        return FeedRegistration.Add(builder, options, provider =>
        {
            // Its faults are told before the store is made of it.
            _ = provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get(name);
            return settings.Open();
        });
    }
}
