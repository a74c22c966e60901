using Okta.Xaas.Api.Models;
using Okta.Xaas.Authentication;
using Okta.Xaas.Sessions;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Diagnosis.Internal;

/// <summary>What a look at the list of sessions tells: it needs name, TLS, sign-in, scope, role and feature. Knows no I/O.</summary>
internal static class SessionChecks
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    public static IEnumerable<DiagnosticCheck> Of(Probe<IdentitySourceSessionList> sessions, OktaXaasOptions options, DateTimeOffset now)
    {
        yield return Connection(sessions, options);
        yield return ClockSkew(sessions.Value, now);
        yield return Credential(sessions, options);
        yield return Access(sessions, options);
        yield return Sessions(sessions.Value, options.Synchronization);
        yield return RateLimit(sessions.Value);
    }

    public static DiagnosticCheck Skipped(DiagnosticKind kind) => new(kind, DiagnosticState.Skipped, "Not looked at, as something before it failed.");

    private static DiagnosticCheck Connection(Probe<IdentitySourceSessionList> sessions, OktaXaasOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.Connection;
        if (sessions.Value is not null || sessions.Status is 401 or 403 or 404) return new(Kind, DiagnosticState.Ok, $"{options.OktaDomain!.Host} answers as Okta does.");
        if (sessions.Fault is OktaAuthenticationException signIn) return signIn.StatusCode is null ? Skipped(Kind) : new(Kind, DiagnosticState.Ok, $"{options.OktaDomain!.Host} answers.");
        return new(Kind, DiagnosticState.Failed, sessions.Fault!.Message, "Check OktaDomain, the network and its proxy, and whether this machine trusts the certificate that it is shown.");
    }

    private static DiagnosticCheck ClockSkew(IdentitySourceSessionList? sessions, DateTimeOffset now)
    {
        const DiagnosticKind Kind = DiagnosticKind.ClockSkew;
        if (sessions is null) return Skipped(Kind);
        if (sessions.ServerTime is not { } server) return new(Kind, DiagnosticState.Warning, "The answer had no Date header.", "Ask who runs the proxy to leave Okta's headers in.");
        var skew = now - server;
        return skew.Duration() <= MostSkew
            ? new(Kind, DiagnosticState.Ok, "This machine's clock and Okta's agree.")
            : new(Kind, DiagnosticState.Warning, $"This machine's clock is {Amount.Of((long)Math.Round(skew.Duration().TotalMinutes), "minute")} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} Okta's.", "Set it right: sign-in by OAuth and the times of reports depend on it.");
    }

    private static DiagnosticCheck Credential(Probe<IdentitySourceSessionList> sessions, OktaXaasOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.Credential;
        if (sessions.Fault is OktaAuthenticationException signIn) return new(Kind, DiagnosticState.Failed, signIn.Message, "See the troubleshooting of OAuth 2.0 in the documentation.");
        if (sessions.Status == 401) return new(Kind, DiagnosticState.Failed, sessions.Fault!.Message, "Give a token of this org that has neither expired nor been revoked.");
        if (sessions.Value is null && !sessions.IsRefusal) return Skipped(Kind);
        return new(Kind, DiagnosticState.Ok, options.UsesOAuth ? "The service app has signed in." : "Okta takes the credential.");
    }

    private static DiagnosticCheck Access(Probe<IdentitySourceSessionList> sessions, OktaXaasOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.Access;
        if (sessions.Status == 403) return new(Kind, DiagnosticState.Failed, sessions.Fault!.Message, "Grant the scopes okta.identitySources.manage and okta.identitySources.read, and a role that may manage the identity source.");
        var lacking = options.UsesOAuth ? OAuthOptions.DefaultScopes.Split(' ').Where(scope => !options.AsksForScope(scope)).ToList() : [];
        if (lacking.Count > 0) return new(Kind, DiagnosticState.Failed, $"OAuth.Scopes lacks {string.Join(" and ", lacking)}.", "Add it, and grant it to the app in Okta.");
        if (sessions.Value is null) return Skipped(Kind);
        var optional = OAuthOptions.OrgScopes.Split(' ').Where(scope => options.UsesOAuth && !options.AsksForScope(scope)).ToList();
        var more = optional.Count == 0 ? "" : $" Not asked for, and optional: {string.Join(", ", optional)}.";
        return new(Kind, DiagnosticState.Ok, "The identity source can be read. A right to write is not proved, as nothing is changed." + more);
    }

    private static DiagnosticCheck Sessions(IdentitySourceSessionList? sessions, SynchronizationOptions options)
    {
        const DiagnosticKind Kind = DiagnosticKind.Sessions;
        if (sessions is null) return Skipped(Kind);
        var decision = new CreationCooldown(options.CreationCooldown, options.CooldownMode).Decide(sessions, sessions.ServerTime ?? DateTimeOffset.MinValue, sinceOwnTrigger: null);
        if (decision.OpenSession is { } open)
        {
            return new(
                Kind, DiagnosticState.Warning, $"Session {open.Id} is open ({open.Status}).", "If no run is under way it was left by one, or is another client's: cancel it, or set Synchronization.ExistingSession to Cancel or Wait.");
        }

        return decision.Wait > TimeSpan.Zero
            ? new(Kind, DiagnosticState.Warning, $"The cooldown of an earlier session runs: the next one may be created in {Amount.Of((long)Math.Ceiling(decision.Wait.TotalSeconds), "second")}.", "A run waits by itself.")
            : new(Kind, DiagnosticState.Ok, "No session is in the way.");
    }

    private static DiagnosticCheck RateLimit(IdentitySourceSessionList? sessions)
    {
        const DiagnosticKind Kind = DiagnosticKind.RateLimit;
        if (sessions is null) return Skipped(Kind);
        if (sessions.RateLimit is not { Limit: { } limit, Remaining: { } left } || limit <= 0) return new(Kind, DiagnosticState.Ok, "Okta tells of no limit.");
        var told = FormattableString.Invariant($"{left} of {limit} requests to sessions are left in this window.");
        return left * 5 < limit
            ? new(Kind, DiagnosticState.Warning, told, "Other clients of the org use the limit, too: RateLimitShare keeps to a part of it, and a run waits by itself.")
            : new(Kind, DiagnosticState.Ok, told);
    }
}
