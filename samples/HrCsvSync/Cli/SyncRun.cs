using HrCsvSync.Connection;
using HrCsvSync.Csv;
using HrCsvSync.Display;
using HrCsvSync.Mapping;
using HrCsvSync.People;
using HrCsvSync.Report;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Results;

namespace HrCsvSync.Cli;

/// <summary>The job: read and check the whole export, work out the plan, send it, tell what became of every row.</summary>
internal sealed class SyncRun(SyncArguments arguments, IDisplay display)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (arguments.Report is { } path) RunReport.EnsureWritable(path);
        await using var okta = await OktaTarget.ConnectAsync(OktaSettings.Load(), arguments.TimeScale, AddLogging);
        var summary = new RunSummary(display);
        summary.Target(okta);

        var mapping = HrMappingFile.Load(arguments.Mapping);
        await using var file = HrCsvFile.Open(arguments.File, mapping.Encoding);
        var today = DateOnly.FromDateTime(okta.Clock.GetLocalNow().DateTime);
        var mapper = new RowMapper(mapping, await file.ReadHeaderAsync(cancellationToken), today);
        var survey = await ExportSurveyor.SurveyAsync(file, mapper, cancellationToken);
        var changes = new ExportChanges(file, mapper, survey);
        var estimate = await EstimateAsync(okta, changes, cancellationToken);
        var rejected = Rejected(survey, changes, estimate.Rejected);
        summary.Found(file.Name, mapping.FileName, survey, rejected.Count);
        summary.Plan(estimate);

        if (arguments.DryRun)
        {
            summary.Estimate(estimate, rejected);
            return CodeFor(rejected);
        }

        if (okta.Emulator is not null)
        {
            await EmulatedOrgSeed.AddAsync(okta, survey.Leavers, cancellationToken);
            summary.Seeded(survey.Leavers.Count);
        }

        return await SynchronizeAsync(okta, file, survey, changes, estimate, summary, cancellationToken);
    }

    private async Task<int> SynchronizeAsync(
        OktaTarget okta, HrCsvFile file, ExportSurvey survey, ExportChanges changes, SyncEstimate estimate, RunSummary summary, CancellationToken cancellationToken)
    {
        var text = new ProgressText(estimate.Changes.Values.Sum(), okta.Clock);
        try
        {
            var result = await display.FollowAsync(text, progress => okta.Synchronizer.SynchronizeAsync(changes.ReadAsync(cancellationToken), progress, cancellationToken));
            var rejected = await TellAsync(result);
            summary.Directory(okta.Emulator);
            summary.Verdict(result, rejected.Count, arguments.TimeScale);
            return CodeFor(rejected);
        }
        catch (SynchronizationException fault)
        {
            await TellAsync(fault.Result);
            throw;
        }
        catch (SynchronizationCanceledException cancelled)
        {
            await TellAsync(cancelled.Result);
            throw;
        }

        async Task<IReadOnlyList<RejectedRow>> TellAsync(SyncResult result)
        {
            var rejected = Rejected(survey, changes, result.Rejected);
            summary.Result(result, rejected);
            // A report of a cancelled run is written all the same: it says what Okta has.
            if (arguments.Report is { } path) await RunReport.WriteAsync(path, file.Name, result, rejected, CancellationToken.None);
            return rejected;
        }
    }

    // The estimate knows whom the SDK will not send; their memberships are taken out, as Okta would not find the member.
    private static async Task<SyncEstimate> EstimateAsync(OktaTarget okta, ExportChanges changes, CancellationToken cancellationToken)
    {
        var estimate = await okta.Synchronizer.EstimateAsync(changes.ReadAsync(cancellationToken), cancellationToken);
        if (estimate.Rejected.Count == 0) return estimate;
        changes.LeaveOutMembershipsOf(estimate.Rejected);
        return await okta.Synchronizer.EstimateAsync(changes.ReadAsync(cancellationToken), cancellationToken);
    }

    private static IReadOnlyList<RejectedRow> Rejected(ExportSurvey survey, ExportChanges changes, IReadOnlyList<RejectedChange> bySdk) =>
        [.. survey.Rejected.Concat(bySdk.Select(changes.RowOf)).OrderBy(row => row.Line)];

    private static int CodeFor(IReadOnlyList<RejectedRow> rejected) => rejected.Count == 0 ? ExitCodes.Success : ExitCodes.RejectedRows;

    private void AddLogging(IServiceCollection services)
    {
        if (!arguments.Verbose) return;
        services.AddLogging(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter("Okta", LogLevel.Debug));
    }
}
