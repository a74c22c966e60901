using Okta.Xaas.Api.Models;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Verification.Internal;

/// <summary>
/// Says whom a failure of the System Log is about. Okta documents the event types, and not how they join to a person: inferred is that a target of a user has the Okta user's id, or as its alternate id the external
/// id or the user name. A failure that names two people is nobody's. Knows no I/O.
/// </summary>
internal sealed class LogJoin
{
    // D: the failures of imports. The group's never name a person; they are read so that they are counted.
    private static readonly string[] Failures =
    [
        "app.user_management.update_from_master_failed",
        "app.user_management.user_group_import.upsert_fail",
        "app.user_management.user_group_import.create_failure",
        "app.user_management.user_group_import.update_failure",
    ];

    private readonly string _appId;
    private readonly Dictionary<string, Expected?> _byOktaId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expected?> _byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expected?> _byUserName = new(StringComparer.OrdinalIgnoreCase);

    public LogJoin(string appId, IReadOnlyList<Expected> people)
    {
        _appId = appId;
        foreach (var person in people)
        {
            Know(_byOktaId, person.Check?.OktaUserId, person);
            Know(_byExternalId, person.ExternalId, person);
            Know(_byUserName, person.UserName, person);
            Know(_byUserName, person.UserNameInOkta, person);
        }
    }

    /// <summary>What the System Log is asked for.</summary>
    public static string Filter { get; } = string.Join(" or ", Failures.Select(type => $"eventType eq \"{type}\""));

    /// <summary>How many failures are nobody's.</summary>
    public int Unjoined { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Add(LogEvent one)
    {
        // The log is the org's: an event that names another app is not about this source.
        var apps = one.Targets.Where(target => target.Type == "AppInstance").ToList();
        if (!Failures.Contains(one.EventType, StringComparer.Ordinal) || (apps.Count > 0 && apps.TrueForAll(app => app.Id != _appId))) return;
        if (PersonOf(one) is not { } person)
        {
            Unjoined++;
            return;
        }

        person.LogFailures.Add(new()
        {
            EventType = one.EventType!,
            At = one.Published,
            Reason = one.Reason is { Length: > 0 } reason ? OutsideText.Clean(ReasonMask.Of(reason, word => IsToldOf(person, one, word)), OutsideText.SentenceLength) : null,
        });
    }

    // The id in Okta is the firmest, the user name the least firm.
    private Expected? PersonOf(LogEvent one)
    {
        var users = one.Targets.Where(target => target.Type is "User" or "AppUser").ToList();
        foreach (var (known, words) in new[] { (_byOktaId, users.Select(user => user.Id)), (_byExternalId, users.Select(user => user.AlternateId)), (_byUserName, users.Select(user => user.AlternateId)) })
        {
            var found = words.OfType<string>().Where(known.ContainsKey).Select(word => known[word]).Distinct().ToList();
            if (found.Count > 0) return found.Count == 1 ? found[0] : null;
        }

        return null;
    }

    // A word that two people have tells of neither.
    private static void Know(Dictionary<string, Expected?> known, string? word, Expected person)
    {
        if (string.IsNullOrEmpty(word)) return;
        known[word!] = known.TryGetValue(word!, out var other) && other != person ? null : person;
    }

    // The key is no value of the profile: it may stand.
    private static bool IsToldOf(Expected person, LogEvent one, string word) => word != person.ExternalId &&
        (IsSame(word, person.UserName) || IsSame(word, person.UserNameInOkta) || person.Attributes.Has(word)
            || one.Targets.Any(target => IsSame(word, target.AlternateId) || IsSame(word, target.DisplayName)));

    private static bool IsSame(string word, string? other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);
}
