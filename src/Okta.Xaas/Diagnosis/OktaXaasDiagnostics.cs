using Okta.Xaas.Api.Models;
using Okta.Xaas.Diagnosis.Internal;

namespace Okta.Xaas.Diagnosis;

/// <inheritdoc cref="IOktaXaasDiagnostics" />
public sealed class OktaXaasDiagnostics : IOktaXaasDiagnostics
{
    private readonly IIdentitySourcesApi _source;
    private readonly IOktaOrgApi _org;
    private readonly OktaXaasOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes the diagnosis. With dependency injection, <c>AddOktaXaas</c> does it.</summary>
    /// <param name="source">The API of the identity source.</param>
    /// <param name="org">What tells of the source's app.</param>
    /// <param name="options">The same options that the APIs were made with.</param>
    /// <param name="timeProvider">This machine's clock; the system's by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/>, <paramref name="org"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public OktaXaasDiagnostics(IIdentitySourcesApi source, IOktaOrgApi org, OktaXaasOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(org);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        _source = source;
        _org = org;
        _options = options;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async Task<DiagnosticReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        var (app, schema) = (new Probe<OktaApp>(null, null), new Probe<AppSchema>(null, null));
        var sessions = await Probe<IdentitySourceSessionList>.OfAsync(() => _source.ListSessionsAsync(cancellationToken)).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        if (sessions.Value is not null)
        {
            app = await Probe<OktaApp>.OfAsync(() => _org.GetAppAsync(_options.IdentitySourceId!, cancellationToken)).ConfigureAwait(false);
            schema = await Probe<AppSchema>.OfAsync(() => _org.GetAppSchemaAsync(_options.IdentitySourceId!, cancellationToken)).ConfigureAwait(false);
        }

        List<DiagnosticCheck> checks =
        [
            .. SessionChecks.Of(sessions, _options, now),
            AppChecks.IdentitySource(sessions, app, _options),
            AppChecks.Features(app),
            AppChecks.Schema(schema, _options),
        ];
        if (KeyFileCheck.Of(_options.OAuth.PrivateKeyFile) is { } keyFile) checks.Add(keyFile);
        return new([.. checks.OrderBy(check => check.Kind)]);
    }
}
