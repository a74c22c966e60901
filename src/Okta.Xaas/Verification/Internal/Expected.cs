using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Verification.Internal;

/// <summary>One person who is verified: what was sent, and what was found so far.</summary>
internal sealed class Expected(string externalId)
{
    public string ExternalId { get; } = externalId;

    /// <summary>The user name that was sent; it finds one whom Okta has without an external id. Never told.</summary>
    public string? UserName { get; set; }

    /// <summary>The user name that Okta has. Never told.</summary>
    public string? UserNameInOkta { get; private set; }

    public AttributeHashes Attributes { get; set; } = new();

    public bool IsDeleted { get; set; }

    /// <summary>Whether the present look has found the person.</summary>
    public bool IsFound => Found.Status is not null;

    public Finding Found { get; private set; }

    public PersonCheck? Check { get; private set; }

    /// <summary>What the System Log tells, as it comes.</summary>
    public List<LogFailure> LogFailures { get; } = [];

    public void BeginLook() => Found = new(null, AppUserSyncState.Unknown, Differs: false, IsDeleted);

    /// <summary>Takes a user of the app as this person's, unless one that is more in use was found.</summary>
    public void Take(AppUser user)
    {
        if (Found.Status is { } other && VerdictTable.Rank(other) >= VerdictTable.Rank(user.Status)) return;
        var differing = IsDeleted ? [] : Attributes.DifferFrom(user.UserName, user.Profile, user.TypedAttributes);
        UserNameInOkta = user.UserName;
        Found = new(user.Status, user.SyncState, differing.Count > 0, IsDeleted);
        Check = New() with { StatusText = user.StatusText, OktaUserId = user.Id, DifferingAttributes = differing };
    }

    /// <summary>Ends a look: who was not found is missing.</summary>
    public void EndLook()
    {
        if (!IsFound) Check = New();
    }

    /// <summary>What is told of the person in the end.</summary>
    /// <param name="isRefused">Whether Okta refused to tell.</param>
    public PersonCheck ToCheck(bool isRefused)
    {
        var check = isRefused || Check is null ? New() with { Verdict = PersonVerdict.Unknown } : Check;
        return LogFailures.Count == 0 ? check : check with { LogFailures = [.. LogFailures.OrderBy(failure => failure.At)] };
    }

    private PersonCheck New() => new() { ExternalId = ExternalId, Verdict = VerdictTable.Of(Found), IsDeleted = IsDeleted };
}
