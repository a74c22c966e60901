using System.Text.Json.Nodes;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Report;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What is remembered.</summary>
internal sealed class StoreRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    public async Task<int> AuditAsync(string report, long after, CancellationToken cancellationToken)
    {
        var file = new ReportFile(display, report);
        file.EnsureWritable(target.Inputs);
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        okta.StoreChoice.EnsureThere();
        display.Say("State", okta.StoreChoice.About);
        using var lines = new MemoryStream();
        var last = await okta.Audit.ExportAsync(lines, after, cancellationToken);
        var changed = 0L;
        await foreach (var entry in okta.Audit.ReadAsync(after, cancellationToken)) changed += entry.Signature == AuditSignature.Invalid ? 1 : 0;
        display.Say("Audit", $"{Count(last - after, "entry", "entries")}, up to number {Number(last)}");
        display.Data(new JsonObject { ["last"] = last, ["changed"] = changed });
        if (!await file.WriteAsync(lines.ToArray())) return ExitCodes.Failure;
        if (changed == 0) return ExitCodes.Success;
        display.Fail($"{Count(changed, "entry was", "entries were")} changed, or what stood before: see the signature in the file.");
        return ExitCodes.Incomplete;
    }

    public async Task<int> InfoAsync(CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        okta.StoreChoice.EnsureThere();
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
