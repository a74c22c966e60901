namespace Okta.Xaas.Verification;

/// <summary>What Okta has of one person. It holds the external id and names of attributes, never a value of a profile; of <see cref="LogFailure.Reason"/>, which has words of Okta's, as far as it says.</summary>
public sealed record PersonCheck
{
    /// <summary>The person's external id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>What Okta has.</summary>
    public required PersonVerdict Verdict { get; init; }

    /// <summary>Whether the run has deleted the person, so that Okta should not have it in use.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Okta's word for the status; <see langword="null"/> when Okta does not have the person.</summary>
    public string? StatusText { get; init; }

    /// <summary>The id of the Okta user, where Okta tells one.</summary>
    public string? OktaUserId { get; init; }

    /// <summary>The attributes that are not what was sent, by name, whatever the verdict; empty when all are, or when none was sent.</summary>
    public IReadOnlyList<string> DifferingAttributes { get; init; } = [];

    /// <summary>
    /// The failures that the System Log tells of the person, oldest first, with <see cref="VerificationOptions.ReadSystemLog"/>. Best effort: none does not mean that nothing has failed. They change neither the verdict nor
    /// <see cref="IsAsExpected"/>, as a later import may have mended what has failed.
    /// </summary>
    public IReadOnlyList<LogFailure> LogFailures { get; init; } = [];

    /// <summary>Whether Okta has what the run meant: confirmed, or for one who was deleted, deactivated or missing.</summary>
    public bool IsAsExpected => IsDeleted ? Verdict is PersonVerdict.Deactivated or PersonVerdict.Missing : Verdict == PersonVerdict.Confirmed;

    /// <summary>The verdict and the external id.</summary>
    /// <returns>For example <c>Missing E1001</c>.</returns>
    public override string ToString() => $"{Verdict} {ExternalId}";
}
