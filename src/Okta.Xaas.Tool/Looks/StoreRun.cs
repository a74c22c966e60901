using System.Text.Json.Nodes;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What is remembered.</summary>
internal sealed class StoreRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    public async Task<int> InfoAsync(CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        display.Say("State", okta.StoreChoice.About);
        await using var lease = await okta.Store.TryAcquireAsync(okta.Options.IdentitySourceId!, cancellationToken)
            ?? throw new UsageException($"a run has identity source {okta.Options.IdentitySourceId} just now; look again when it has ended");
        var counts = await lease.CountAsync(cancellationToken);
        display.Say("Source", $"{okta.Options.IdentitySourceId}{(lease.Source.Org is { } org ? $" of {org}" : "")}");
        display.Say("Runs", Number(lease.Source.Runs));
        display.Say("Remembers", $"{Count(counts.Users, "person", "people")}, {Count(counts.Groups, "group")}, {Count(counts.Memberships, "membership")}");
        if (counts.Unknown > 0) display.Say("", $"of {Number(counts.Unknown)} of them it is not known what Okta has; the next run sends them");
        display.Data(new JsonObject
        {
            ["identitySourceId"] = okta.Options.IdentitySourceId,
            ["org"] = lease.Source.Org,
            ["runs"] = lease.Source.Runs,
            ["users"] = counts.Users,
            ["groups"] = counts.Groups,
            ["memberships"] = counts.Memberships,
            ["unknown"] = counts.Unknown,
        });
        return ExitCodes.Success;
    }
}
