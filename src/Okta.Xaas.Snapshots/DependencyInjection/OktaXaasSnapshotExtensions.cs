using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas;
using Okta.Xaas.Api;
using Okta.Xaas.DependencyInjection;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Store;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the synchronizing of full lists to an identity source, after <c>AddOktaXaas</c>.</summary>
public static class OktaXaasSnapshotExtensions
{
    /// <summary>
    /// Registers <see cref="ISnapshotSynchronizer"/> and <see cref="ISnapshotReconciler"/> for the identity source, as singletons with the source's name as its key, with a store in a SQLite file.
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
    /// Registers <see cref="ISnapshotSynchronizer"/> and <see cref="ISnapshotReconciler"/> for the identity source, as singletons with the source's name as its key, with a store of your choice.
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
        var (services, name) = (builder.Services, builder.Name);
        var options = services.AddOptions<SnapshotOptions>(name);
        if (configure is not null) options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SnapshotOptions>, SnapshotOptionsValidator>());
        if (name.Length == 0)
        {
            services.AddSingleton(store);
            services.AddSingleton(CreateSynchronizer(
                name, provider => provider.GetRequiredService<ISnapshotStore>(), provider => provider.GetRequiredService<IIdentitySourcesApi>(), provider => provider.GetRequiredService<IOktaOrgApi>()));
            services.AddSingleton(CreateReconciler(
                name, provider => provider.GetRequiredService<ISnapshotStore>(), provider => provider.GetRequiredService<IIdentitySourcesApi>(), provider => provider.GetRequiredService<IOktaOrgApi>()));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => store(provider));
            var synchronizer = CreateSynchronizer(
                name,
                provider => provider.GetRequiredKeyedService<ISnapshotStore>(name),
                provider => provider.GetRequiredKeyedService<IIdentitySourcesApi>(name),
                provider => provider.GetRequiredKeyedService<IOktaOrgApi>(name));
            services.AddKeyedSingleton(name, (provider, _) => synchronizer(provider));
            var reconciler = CreateReconciler(
                name,
                provider => provider.GetRequiredKeyedService<ISnapshotStore>(name),
                provider => provider.GetRequiredKeyedService<IIdentitySourcesApi>(name),
                provider => provider.GetRequiredKeyedService<IOktaOrgApi>(name));
            services.AddKeyedSingleton(name, (provider, _) => reconciler(provider));
        }

        return builder;
    }

    private static Func<IServiceProvider, ISnapshotSynchronizer> CreateSynchronizer(
        string name, Func<IServiceProvider, ISnapshotStore> store, Func<IServiceProvider, IIdentitySourcesApi> api, Func<IServiceProvider, IOktaOrgApi> org) => provider =>
        new SnapshotSynchronizer(
            store(provider),
            api(provider),
            provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get(name),
            provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<IdentitySourceSynchronizer>>(),
            org(provider));

    private static Func<IServiceProvider, ISnapshotReconciler> CreateReconciler(
        string name, Func<IServiceProvider, ISnapshotStore> store, Func<IServiceProvider, IIdentitySourcesApi> api, Func<IServiceProvider, IOktaOrgApi> org) => provider =>
        new SnapshotReconciler(
            store(provider),
            api(provider),
            org(provider),
            provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get(name),
            provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<IdentitySourceSynchronizer>>());
}
