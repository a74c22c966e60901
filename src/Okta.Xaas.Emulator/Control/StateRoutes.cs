using Okta.Xaas.Emulator.Hosting;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The org as a whole: its state, clock and settings.</summary>
internal static class StateRoutes
{
    // Far enough for any test, near enough that no time runs out of its range.
    private const double LongestSeconds = 365 * 86400.0;

    public static readonly ControlRoute[] All =
    [
        new("GET", ControlRoutes.Root + "state", call => State(call.Target)),
        new("POST", ControlRoutes.Root + "clock/advance", Advance),
        new("PUT", ControlRoutes.Root + "clock/speed", SetSpeed),
        new("PUT", ControlRoutes.Root + "settings", Set),
        new("POST", ControlRoutes.Root + "reset", Reset),
    ];

    private static ControlAnswer State(ControlTarget target) => ControlAnswer.Ok(View(target), ControlJson.Relaxed.StateView);

    private static StateView View(ControlTarget target)
    {
        var (options, org) = (target.Options, target.Org);
        var (requests, errors) = target.Log.Counts();
        return org.Do((sessions, directory, now) => new StateView(
            Address(target),
            options.IdentitySourceId,
            options.ApiToken,
            options.OAuth.ClientId is { } client ? new OAuthView(client, options.OAuth.RequireDPoP ? "required" : "optional", Address(target) + AuthorizationServer.TokenPath) : null,
            now,
            org.Clock.Speed,
            org.StartedAt,
            View(org.Settings),
            new CountsView(
                directory.Users.Count, directory.ActiveUsers, directory.Groups.Count, directory.Memberships.Count, directory.Devices.Count, sessions.All.Count, requests, errors),
            sessions.CooldownAt(now) is var (session, until) ? new CooldownView(until, session.Id) : new CooldownView(null, null),
            [.. target.Faults.All.Select(FaultView.Of)],
            new LimitsView(ApiLimits.EntitiesPerUpload, ApiLimits.BytesPerUpload, ApiLimits.UploadsPerSession),
            target.Keeper is { } keeper ? new DataView(keeper.File, keeper.SavedAt, keeper.Error) : null));
    }

    private static string Address(ControlTarget target) => target.Address.GetLeftPart(UriPartial.Authority);

    private static SettingsView View(OrgSettings settings) => new(
        settings.ProcessingTime.TotalSeconds,
        settings.CreationCooldown.TotalSeconds,
        new RateLimitView(settings.EnforceRateLimit, PerMinute(settings.RateLimit, settings), PerMinute(settings.SessionRateLimit ?? 0, settings), settings.ConcurrencyLimit));

    private static int PerMinute(int limit, OrgSettings settings) => (int)Math.Round(limit * 60 / settings.RateLimitWindow.TotalSeconds);

    private static ControlAnswer Advance(ControlCall call)
    {
        call.Target.Org.Clock.Advance(Seconds("seconds", call.Read(ControlJson.Relaxed.AdvanceBody).Seconds ?? throw Missing("seconds")));
        return Changed(call.Target);
    }

    private static ControlAnswer SetSpeed(ControlCall call)
    {
        var factor = call.Read(ControlJson.Relaxed.SpeedBody).Factor ?? throw Missing("factor");
        if (factor is not (>= 0.1 and <= 10_000)) throw ControlException.BadRequest("factor has to be from 0.1 to 10000.");
        call.Target.Org.Clock.SetSpeed(factor);
        return Changed(call.Target);
    }

    private static ControlAnswer Set(ControlCall call)
    {
        var body = call.Read(ControlJson.Relaxed.SettingsBody);
        var (processing, cooldown, limits) = (Seconds("processingTimeSeconds", body.ProcessingTimeSeconds), Seconds("cooldownSeconds", body.CooldownSeconds), body.RateLimit);
        if (limits?.PerMinute < 1) throw ControlException.BadRequest("rateLimit.perMinute has to be 1 or more.");
        if (limits?.SessionsPerMinute < 0) throw ControlException.BadRequest("rateLimit.sessionsPerMinute has to be 0 (no limit of their own) or more.");
        if (limits?.Concurrent < 1) throw ControlException.BadRequest("rateLimit.concurrent has to be 1 or more.");
        call.Target.Org.Do((_, _, _) =>
        {
            var settings = call.Target.Org.Settings;
            settings.ProcessingTime = processing ?? settings.ProcessingTime;
            settings.CreationCooldown = cooldown ?? settings.CreationCooldown;
            settings.EnforceRateLimit = limits?.Enforced ?? settings.EnforceRateLimit;
            settings.ConcurrencyLimit = limits?.Concurrent ?? settings.ConcurrencyLimit;
            settings.SetPerMinute(limits?.PerMinute, limits?.SessionsPerMinute);
            return true;
        });
        return Changed(call.Target);
    }

    private static ControlAnswer Reset(ControlCall call)
    {
        call.Target.Reset();
        return Changed(call.Target);
    }

    private static ControlAnswer Changed(ControlTarget target)
    {
        target.Org.Feed.Mark(Records.Changed.State);
        return State(target);
    }

    private static TimeSpan? Seconds(string name, double? seconds) => seconds is { } some ? Seconds(name, some) : null;

    private static TimeSpan Seconds(string name, double seconds) =>
        seconds is >= 0 and <= LongestSeconds ? TimeSpan.FromSeconds(seconds) : throw ControlException.BadRequest($"{name} has to be from 0 to {LongestSeconds}.");

    private static ControlException Missing(string name) => ControlException.BadRequest($"{name} is missing.");
}
