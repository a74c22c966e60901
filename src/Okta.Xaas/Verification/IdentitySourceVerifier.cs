using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Verification;

/// <inheritdoc cref="IIdentitySourceVerifier" />
public sealed class IdentitySourceVerifier : IIdentitySourceVerifier
{
    private readonly IOktaOrgApi _org;
    private readonly IIdentitySourcesApi _source;
    private readonly string _identitySourceId;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Makes a verifier. With dependency injection, <c>AddOktaXaas</c> does it.</summary>
    /// <param name="org">What tells of the people; see <see cref="OktaOrgApi.Create"/>.</param>
    /// <param name="source">The API of the identity source, which tells the user names of people who are verified by their keys alone.</param>
    /// <param name="options">The same options that the APIs were made with.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="org"/>, <paramref name="source"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public IdentitySourceVerifier(
        IOktaOrgApi org, IIdentitySourcesApi source, OktaXaasOptions options, TimeProvider? timeProvider = null, ILogger<IdentitySourceVerifier>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(org);
        ArgumentNullException.ThrowIfNull(source);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        _org = org;
        _source = source;
        _identitySourceId = options.IdentitySourceId!;
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <inheritdoc />
    public async Task<VerificationReport> VerifyAsync(
        SyncResult result, IAsyncEnumerable<IdentityChange> changes, VerificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var (imported, used) = (Checked(result), Checked(options));
        await foreach (var change in changes.WithCancellation(cancellationToken).ConfigureAwait(false)) imported.Add(change);
        return await VerifyAsync(imported.Take(), used, result, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<VerificationReport> VerifyAsync(
        SyncResult result, IEnumerable<IdentityChange> changes, VerificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var (imported, used) = (Checked(result), Checked(options));
        foreach (var change in changes) imported.Add(change);
        return VerifyAsync(imported.Take(), used, result, cancellationToken);
    }

    /// <inheritdoc />
    public Task<VerificationReport> VerifyAsync(IReadOnlyCollection<string> externalIds, VerificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        return VerifyAsync(ExpectedPeople.Of(externalIds), Checked(options), result: null, cancellationToken);
    }

    private ImportedChanges Checked(SyncResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IdentitySourceId == _identitySourceId
            ? new(result)
            : throw new ArgumentException("The result is of another identity source than the one that is asked.", nameof(result));
    }

    private static VerificationOptions Checked(VerificationOptions? options)
    {
        var used = options ?? new VerificationOptions();
        used.ThrowIfInvalid(nameof(options));
        return used;
    }

    private async Task<VerificationReport> VerifyAsync(ExpectedPeople people, VerificationOptions options, SyncResult? result, CancellationToken cancellationToken)
    {
        var startedAt = _time.GetUtcNow();
        var (calls, wait) = (0, options.PollingInterval);
        var open = people.All;
        string? refused = null;
        var end = startedAt + options.SettleTimeLimit;
        try
        {
            while (open.Count > 0)
            {
                var look = new Look(_org, _source, _identitySourceId, people, open);
                await look.TakeAsync(options.SourceSize, cancellationToken).ConfigureAwait(false);
                calls += look.Calls;
                open = [.. open.Where(person => VerdictTable.MaySettle(person.Found))];
                var left = end - _time.GetUtcNow();
                if (open.Count == 0 || left <= TimeSpan.Zero) break;
                await _time.Delay(wait < left ? wait : left, cancellationToken).ConfigureAwait(false);
                wait += wait;
            }
        }
        catch (OktaApiException fault) when (OrgRefusal.IsOne(fault))
        {
            refused = OrgRefusal.Of(fault);
            _logger.VerificationRefused(_identitySourceId, refused);
        }

        var log = new LogLook(_org, _identitySourceId, people);
        if (options.ReadSystemLog && WindowOf(result, startedAt, options) is { } window) await log.TakeAsync(window, cancellationToken).ConfigureAwait(false);
        if (log.Refused is { } why) _logger.SystemLogNotRead(_identitySourceId, why);

        var report = new VerificationReport
        {
            IdentitySourceId = _identitySourceId,
            StartedAt = startedAt,
            FinishedAt = _time.GetUtcNow(),
            People = [.. people.All.Select(person => person.ToCheck(refused is not null))],
            LeftOut = people.LeftOut,
            Calls = calls + log.Calls,
            Refused = refused,
            UnjoinedLogFailures = log.Unjoined,
            SystemLogRefused = log.Refused,
        };
        if (refused is null) _logger.Verified(_identitySourceId, report.People.Count, report.Count(PersonVerdict.Confirmed), report.NotAsExpected().Count(), report.Calls);
        return report;
    }

    private LogWindow? WindowOf(SyncResult? result, DateTimeOffset startedAt, VerificationOptions options) =>
        result is null ? LogWindow.Of(startedAt, _time.GetUtcNow(), options) : LogWindow.Of(result, options.LogMargin);
}
