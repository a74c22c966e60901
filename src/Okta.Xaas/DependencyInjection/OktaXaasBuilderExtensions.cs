using Microsoft.Extensions.Configuration;
using Okta.Xaas;
using Okta.Xaas.Authentication;
using Okta.Xaas.DependencyInjection.Internal;
using Okta.Xaas.Journal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be set up further after <c>AddOktaXaas</c>.</summary>
public static class OktaXaasBuilderExtensions
{
    /// <summary>Signs the identity source's requests with a credential, instead of <see cref="OktaXaasOptions.ApiToken" /> or <see cref="OktaXaasOptions.OAuth" />.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="credential">The credential; it is used concurrently and stays the caller's to dispose.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseCredential(this IOktaXaasBuilder builder, IOktaCredential credential)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(credential);

        // An instance, not a factory, so that the container does not dispose it.
        if (builder.Name.Length == 0) builder.Services.AddSingleton(credential);
        else builder.Services.AddKeyedSingleton(builder.Name, credential);
        return builder;
    }

    /// <summary>Signs the identity source's requests with a credential that is made of the application's services.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="create">Makes the credential, once; the container disposes it.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseCredential(this IOktaXaasBuilder builder, Func<IServiceProvider, IOktaCredential> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        SourceServices.Add(builder.Services, builder.Name, create);
        return builder;
    }

    /// <summary>Keeps the identity source's runs in a journal that survives a crash, for example a <see cref="FileJournal" />.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="create">Makes the journal, once; the container disposes it. Each identity source needs a journal of its own.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseJournal(this IOktaXaasBuilder builder, Func<IServiceProvider, ISynchronizationJournal> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        SourceServices.Add(builder.Services, builder.Name, create);
        return builder;
    }

    /// <summary>Says that a section of the configuration is read by something else, so that it is not warned of where it stands within the section of the identity source.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="section">The section.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder ExpectSettings(this IOktaXaasBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        ExpectedSettings.Add(builder.Services, section);
        return builder;
    }

    /// <summary>Sets up the identity source's HTTP client, for example another primary handler with a proxy.</summary>
    /// <param name="builder">The identity source.</param>
    /// <param name="configure">
    /// Sets it up. The SDK's own handlers stay innermost, so a handler added here sees each request once and without credentials; when it sends anything but a GET
    /// a second time, that is not let through. A primary handler must not follow redirects. A client's own time limit and base address are not used: each
    /// attempt has <see cref="Okta.Xaas.RetryOptions.AttemptTimeout"/>. Called twice: token requests of OAuth go through a client of
    /// their own, which takes the primary handler and no other.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder ConfigureHttpClient(this IOktaXaasBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Services.AddHttpClient(SourceRegistration.HttpClientName(builder.Name)));
        configure(builder.Services.AddHttpClient(SourceRegistration.TokenClientName(builder.Name)));
        return builder;
    }
}
