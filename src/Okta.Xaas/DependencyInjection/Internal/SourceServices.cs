using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>The services of one identity source: keyed by its name, or without a key when it has none.</summary>
internal static class SourceServices
{
    /// <summary>Registers the service, unless the application has registered its own before.</summary>
    public static void TryAdd<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
        where T : class
    {
        if (name.Length == 0) services.TryAddSingleton(create);
        else services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
    }

    /// <summary>Registers the service; the last one counts.</summary>
    public static void Add<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
        where T : class
    {
        if (name.Length == 0) services.AddSingleton(create);
        else services.AddKeyedSingleton(name, (provider, _) => create(provider));
    }

    public static T Get<T>(IServiceProvider provider, string name)
        where T : class =>
        name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    public static T? Find<T>(IServiceProvider provider, string name)
        where T : class =>
        name.Length == 0 ? provider.GetService<T>() : provider.GetKeyedService<T>(name);

    public static bool IsRegistered<T>(IServiceCollection services, string name) =>
        services.Any(service => service.ServiceType == typeof(T) && (name.Length == 0 ? !service.IsKeyedService : name.Equals(service.ServiceKey)));
}
