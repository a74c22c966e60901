using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Sessions;

/// <summary>Says when a session may be created, from Okta's own list of sessions and Okta's own clock.</summary>
/// <remarks>
/// Pure and safe to call concurrently. Source: Okta's XaaS guide: no session is created within five minutes of triggering one that is still
/// active. Seen live: once that one is no longer active, Okta creates earlier; <see cref="CooldownMode.Eager"/> makes use of it.
/// </remarks>
public sealed class CreationCooldown
{
    private readonly TimeSpan _cooldown;
    private readonly CooldownMode _mode;

    /// <summary>Makes the rule.</summary>
    /// <param name="cooldown">How long after a trigger no session may be created.</param>
    /// <param name="mode">Whether it is always waited out.</param>
    public CreationCooldown(TimeSpan cooldown, CooldownMode mode)
    {
        _cooldown = cooldown;
        _mode = mode;
    }

    /// <summary>Decides.</summary>
    /// <param name="sessions">Okta's list of sessions; finished ones in it are told apart.</param>
    /// <param name="serverNow">Okta's clock when it gave the list.</param>
    /// <param name="sinceOwnTrigger">The time since this process last triggered a session of the identity source; <see langword="null"/> if it never did.</param>
    /// <param name="refused">Whether Okta has just refused a creation: then the cooldown is waited out in every mode.</param>
    /// <returns>Create now, wait, or an open session is in the way.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sessions"/> is <see langword="null"/>.</exception>
    public CooldownDecision Decide(IReadOnlyCollection<IdentitySourceSession> sessions, DateTimeOffset serverNow, TimeSpan? sinceOwnTrigger, bool refused = false)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var open = sessions.FirstOrDefault(s => SessionTransitions.IsOpen(s.Status));
        if (open is not null) return new(TimeSpan.Zero, open);

        var strict = _mode == CooldownMode.Strict || refused;
        var wait = TimeSpan.Zero;
        foreach (var session in sessions.Where(s => s.Status == SessionStatus.Triggered || (strict && WasTriggered(s.Status))))
        {
            // A finished session was triggered before its last change, so this waits too long rather than too short.
            var age = session.LastUpdated is { } triggered && triggered < serverNow ? serverNow - triggered : TimeSpan.Zero;
            wait = Max(wait, _cooldown - age);
        }

        if (strict && sinceOwnTrigger is { } since) wait = Max(wait, _cooldown - since);
        return new(wait, null);
    }

    private static bool WasTriggered(SessionStatus status) => status is SessionStatus.Completed or SessionStatus.Error;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
