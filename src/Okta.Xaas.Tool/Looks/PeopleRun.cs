using System.Text.Json.Nodes;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Verification;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What is remembered of one person, and what Okta has.</summary>
internal sealed class PeopleRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    public async Task<int> RunAsync(string key, CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        okta.StoreChoice.EnsureThere();
        display.Say("Okta", okta.About);
        var (remembered, groups) = await RememberedAsync(okta, key, cancellationToken);
        var source = await okta.Api.FindUserAsync(key, cancellationToken);
        var report = await okta.Verifier.VerifyAsync([key], new VerificationOptions { SettleTimeLimit = TimeSpan.Zero }, cancellationToken);
        var check = report.People.Single();
        display.Say("Person", key);
        display.Say("State", remembered is null ? "is not remembered as imported" : remembered.Hash.Length == 0 ? "is remembered, but not what Okta has; the next run sends it" : "is remembered as imported");
        if (groups.Count > 0) display.Say("", $"in the groups {string.Join(", ", groups)}");
        display.Say("Source", source is null ? "the identity source does not have it" : $"the identity source has it, last changed {source.LastUpdated?.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "at an unknown time"}");
        display.Say("Org", report.Refused is { } refused ? $"Okta did not tell. {refused}" : $"{VerifyRun.Word(check.Verdict)}{(check.StatusText is { } status ? $" ({status})" : "")}{(check.OktaUserId is { } id ? $", Okta user {id}" : "")}");
        display.Data(new JsonObject
        {
            ["externalId"] = key,
            ["remembered"] = remembered is not null,
            ["known"] = remembered is { Hash.Length: > 0 },
            ["groups"] = new JsonArray([.. groups.Select(group => JsonValue.Create(group))]),
            ["inSource"] = source is not null,
            ["verdict"] = report.Refused is null ? check.Verdict.ToString() : null,
            ["status"] = check.StatusText,
            ["oktaUserId"] = check.OktaUserId,
            ["refused"] = report.Refused,
        });
        return report.Refused is not null || check.Verdict == PersonVerdict.Confirmed == (remembered is not null) ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private static async Task<(Snapshots.Store.EntityState? State, IReadOnlyList<string> Groups)> RememberedAsync(OktaTarget okta, string key, CancellationToken cancellationToken)
    {
        await using var lease = await okta.Store.TryAcquireAsync(okta.Options.IdentitySourceId!, cancellationToken)
            ?? throw new UsageException($"a run has identity source {okta.Options.IdentitySourceId} just now; look again when it has ended");
        return (await lease.FindAsync(Snapshots.EntityKind.User, key, cancellationToken), await lease.FindGroupsAsync(key, cancellationToken));
    }
}
