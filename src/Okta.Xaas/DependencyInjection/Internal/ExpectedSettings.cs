using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>The sections that something else reads, which stand within those of the options.</summary>
internal static partial class ExpectedSettings
{
    public const string LogCategory = "Okta.Xaas.Settings";

    // By a type that all packages have.
    private const string Key = "Okta.Xaas expected settings";

    public static void Add(IServiceCollection services, IConfiguration section) => services.AddKeyedSingleton(Key, section);

    /// <summary>Whether it is one of them, or has one below it.</summary>
    public static bool Contains(IServiceCollection services, IConfigurationSection section) => services.Any(service =>
        service.IsKeyedService && Key.Equals(service.ServiceKey) && service.KeyedImplementationInstance is IConfigurationSection expected
        && (expected.Path.Equals(section.Path, StringComparison.OrdinalIgnoreCase) || expected.Path.StartsWith(section.Path + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase)));

    [LoggerMessage(108, LogLevel.Warning, "The settings of {Source} have {Setting}, which nothing reads: mend its name, or take it out")]
    public static partial void UnknownSetting(this ILogger logger, string source, string setting);
}
