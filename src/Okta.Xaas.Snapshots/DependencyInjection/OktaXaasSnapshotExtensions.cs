#if NETFRAMEWORK
using Okta.Xaas;
#endif
using Okta.Xaas.DependencyInjection;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.DependencyInjection.Internal;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Store;

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
}
