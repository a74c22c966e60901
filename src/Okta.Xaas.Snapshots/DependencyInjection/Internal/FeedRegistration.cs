using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Snapshots.DependencyInjection.Internal;

/// <summary>Registers what the synchronizing of full lists of one identity source consists of.</summary>
internal static class FeedRegistration
{
    public static IOktaXaasBuilder Add(IOktaXaasBuilder builder, OptionsBuilder<SnapshotOptions> options, Func<IServiceProvider, ISnapshotStore> store)
    {
        var (services, name) = (builder.Services, builder.Name);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<SnapshotOptions>>(new FeedOptionsValidator(name, services));
        Add(services, name, store);
        Add<ISnapshotSynchronizer>(services, name, provider => new SnapshotSynchronizer(
            Get<ISnapshotStore>(provider, name),
            Get<IIdentitySourcesApi>(provider, name),
            SourceOptions(provider, name),
            FeedOptions(provider, name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>(),
            Get<IOktaOrgApi>(provider, name)));
        Add<ISnapshotReconciler>(services, name, provider => new SnapshotReconciler(
            Get<ISnapshotStore>(provider, name),
            Get<IIdentitySourcesApi>(provider, name),
            Get<IOktaOrgApi>(provider, name),
            SourceOptions(provider, name),
            FeedOptions(provider, name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()));
        Add<IFeedApprovals>(services, name, provider => new FeedApprovals(
            Get<ISnapshotStore>(provider, name), SourceOf(provider, name), FeedOptions(provider, name), provider.GetRequiredService<TimeProvider>()));
        Add<IFeedStatus>(services, name, provider => new FeedStatus(Get<ISnapshotStore>(provider, name), SourceOf(provider, name), provider.GetRequiredService<TimeProvider>()));
        Add<IFeedAudit>(services, name, provider => new FeedAudit(Get<ISnapshotStore>(provider, name), SourceOf(provider, name), FeedOptions(provider, name)));
        return builder;
    }

    private static void Add<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
        where T : class
    {
        if (name.Length == 0) services.AddSingleton(create);
        else services.AddKeyedSingleton(name, (provider, _) => create(provider));
    }

    private static T Get<T>(IServiceProvider provider, string name)
        where T : class => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static OktaXaasOptions SourceOptions(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get(name);

    private static SnapshotOptions FeedOptions(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get(name);

    private static string SourceOf(IServiceProvider provider, string name) => SourceOptions(provider, name).IdentitySourceId!;
}
