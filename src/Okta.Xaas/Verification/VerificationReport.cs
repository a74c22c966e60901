using System.Text.Json;
using System.Text.Json.Serialization;
using Okta.Xaas.Verification.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Verification;

/// <summary>What Okta has of each person of a run. It holds external ids and names of attributes, never a value of a profile; of <see cref="LogFailure.Reason"/>, which has words of Okta's, as far as it says.</summary>
public sealed record VerificationReport
{
    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>When the first look began, by this process's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Everybody, in the order in which they were first named.</summary>
    public required IReadOnlyList<PersonCheck> People { get; init; }

    /// <summary>How many people are left out, as the run's result says that a change of theirs was not imported.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many calls to Okta it took, repetitions not counted.</summary>
    public int Calls { get; init; }

    /// <summary>Why Okta did not tell, with the scope or role that is needed; <see langword="null"/> when it did. Everybody is <see cref="PersonVerdict.Unknown"/> then.</summary>
    public string? Refused { get; init; }

    /// <summary>How many failures of imports the System Log has in that time which cannot be said to be about one of <see cref="People"/>: those of groups, of others, and those that name nobody.</summary>
    public int UnjoinedLogFailures { get; init; }

    /// <summary>Why the System Log was not read to its end, with the scope or role that is needed; <see langword="null"/> when it was, or was not asked for.</summary>
    public string? SystemLogRefused { get; init; }

    /// <summary>Whether Okta has everybody as the run meant.</summary>
    [JsonIgnore]
    public bool IsAsExpected => Refused is null && People.All(person => person.IsAsExpected);

    /// <summary>Those whom Okta does not have as the run meant.</summary>
    /// <returns>In their order.</returns>
    public IEnumerable<PersonCheck> NotAsExpected() => People.Where(person => !person.IsAsExpected);

    /// <summary>How many people have a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Their number.</returns>
    public int Count(PersonVerdict verdict) => People.Count(person => person.Verdict == verdict);

    /// <summary>The report as JSON.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, VerificationJsonContext.Default.VerificationReport);

    /// <summary>The numbers; never an external id.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => Refused is null
        ? $"{Amount.Of(People.Count, "person", "people")}: " + string.Join(", ", People.GroupBy(person => person.Verdict).OrderBy(same => same.Key).Select(same => $"{same.Count()} {same.Key}"))
        : $"{Amount.Of(People.Count, "person", "people")}, not verified: {Refused}";
}
