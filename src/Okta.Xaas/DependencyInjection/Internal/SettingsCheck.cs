using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Warns of settings that no option has, when the options are made: what is written wrongly would be passed over in silence.</summary>
internal sealed class SettingsCheck<TOptions>(string source, IConfiguration section, SettingNames known, IServiceCollection services, ILoggerFactory? loggers) : IPostConfigureOptions<TOptions>
    where TOptions : class
{
    public void PostConfigure(string? name, TOptions options)
    {
        if (name != source || loggers is null) return;
        var logger = loggers.CreateLogger(ExpectedSettings.LogCategory);
        foreach (var path in Find(section, known, "")) logger.UnknownSetting(source.Length == 0 ? typeof(TOptions).Name : source, path);
    }

    private IEnumerable<string> Find(IConfiguration at, SettingNames names, string path)
    {
        foreach (var child in at.GetChildren())
        {
            if (ExpectedSettings.Contains(services, child)) continue;
            if (!names.Has(child.Key))
            {
                yield return path + child.Key;
                continue;
            }

            if (names.Below(child.Key) is not { } below) continue;
            foreach (var unknown in Find(child, below, $"{path}{child.Key}:")) yield return unknown;
        }
    }
}
