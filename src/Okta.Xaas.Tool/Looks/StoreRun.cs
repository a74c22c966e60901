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
        AuditExport export = new(after, 0, 0);
        if (!await file.WriteAsync(async lines => export = await okta.Audit.ExportAsync(lines, after, cancellationToken))) return ExitCodes.Failure;
        var end = await okta.Audit.ReadEndAsync(cancellationToken);

        // What was exported before was there.
        var written = Math.Max(end.Written, after);
        var missing = written - end.Last;
        display.Say("Audit", $"{Count(export.Entries, "entry", "entries")}, up to number {Number(Math.Min(export.Last, end.Last))}");
        display.Data(new JsonObject { ["last"] = export.Last, ["changed"] = export.Invalid, ["missing"] = missing, ["end"] = end.Signature.ToString() });
        if (export.Invalid > 0) display.Fail($"{Count(export.Invalid, "entry was", "entries were")} changed, or what stood before: see the signature in the file.");
        if (missing > 0) display.Fail($"{Count(missing, "entry is", "entries are")} missing at the end, up to number {Number(written)}: somebody has taken them off in the store.");
        else if (end.Signature == AuditSignature.Invalid) display.Fail("Entries may be missing at the end: somebody has changed in the store which one is the last.");
        return export.Invalid == 0 && missing == 0 && end.Signature != AuditSignature.Invalid ? ExitCodes.Success : ExitCodes.Incomplete;
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
