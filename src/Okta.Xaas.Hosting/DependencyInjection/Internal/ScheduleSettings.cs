using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.DependencyInjection.Internal;

namespace Okta.Xaas.Hosting.DependencyInjection.Internal;

/// <summary>The settings of a section for a schedule or a webhook: a blackout whose name is written wrongly would be none, in silence.</summary>
internal static class ScheduleSettings
{
    public static SettingNames OfSchedule { get; } = SettingNames.Of<FeedScheduleOptions>(
        (nameof(FeedScheduleOptions.Blackouts), SettingNames.ListOf(SettingNames.Of<BlackoutWindow>())));

    public static SettingNames OfWebhook { get; } = SettingNames.Of<WebhookOptions>();

    /// <summary>Warns of names that nothing reads, and keeps others from warning of this section.</summary>
    public static void Check<TOptions>(IOktaXaasBuilder builder, IConfiguration configuration, SettingNames names)
        where TOptions : class
    {
        var (services, name) = (builder.Services, builder.Name);
        services.AddSingleton<IPostConfigureOptions<TOptions>>(provider => new SettingsCheck<TOptions>(name, configuration, names, services, provider.GetService<ILoggerFactory>()));
        if (configuration is IConfigurationSection section) builder.ExpectSettings(section);
    }
}
