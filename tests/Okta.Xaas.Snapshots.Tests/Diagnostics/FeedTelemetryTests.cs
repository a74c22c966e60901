using System.Diagnostics;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.Snapshots.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Okta.Xaas.Snapshots.Tests.Diagnostics;

/// <summary>A feed under the OpenTelemetry SDK: what is exported, and with which tags.</summary>
public sealed class FeedTelemetryTests
{
    private const string Source = TelemetryNames.IdentitySourceTag;

    [Fact]
    public async Task The_names_and_tags_that_are_exported_are_these()
    {
        var spans = new List<Activity>();
        var points = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await using var org = await SnapshotOrg.StartAsync();
        using var spanExporter = new SpanExporter(spans);
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource(TelemetryNames.ActivitySource).AddProcessor(new SimpleActivityExportProcessor(spanExporter)).Build();
        using var metricExporter = new MetricExporter(org.Options.IdentitySourceId!, points);
        using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryNames.Meter).AddReader(new BaseExportingMetricReader(metricExporter)).Build();

        await RunsAsync(org);
        metrics.ForceFlush();

        points.Select(metric => $"{metric.Key}: {string.Join(", ", metric.Value.Order(StringComparer.Ordinal))}").Should().BeEquivalentTo(
            $"{FeedTelemetryNames.RunsCounter}: {TelemetryNames.ErrorTypeTag}, {Source}, {TelemetryNames.OutcomeTag}",
            $"{FeedTelemetryNames.RunDurationHistogram}: {Source}, {TelemetryNames.OutcomeTag}",
            $"{FeedTelemetryNames.PlanDurationHistogram}: {Source}",
            $"{FeedTelemetryNames.PlannedCounter}: {FeedTelemetryNames.ActionTag}, {FeedTelemetryNames.EntityTag}, {Source}",
            $"{FeedTelemetryNames.HeldBackGauge}: {FeedTelemetryNames.EntityTag}, {Source}",
            $"{FeedTelemetryNames.SafeguardStopsCounter}: {FeedTelemetryNames.SafeguardTag}, {Source}",
            $"{FeedTelemetryNames.LastSuccessGauge}: {Source}",
            $"{FeedTelemetryNames.WaitsForApprovalGauge}: {Source}",
            $"{TelemetryNames.ChangesCounter}: {TelemetryNames.KindTag}, {Source}, {TelemetryNames.OutcomeTag}",
            $"{TelemetryNames.BatchesCounter}: {TelemetryNames.KindTag}, {Source}",
            $"{TelemetryNames.UploadedBytesCounter}: {TelemetryNames.KindTag}, {Source}",
            $"{TelemetryNames.SessionDurationHistogram}: {Source}, {TelemetryNames.OutcomeTag}",
            $"{TelemetryNames.WaitDurationHistogram}: {Source}, {TelemetryNames.WaitReasonTag}");
        metricExporter.Outcomes.Should().BeEquivalentTo("Succeeded 1", "Stopped 1", "Busy 1", "Failed 1");
        metricExporter.Bounds.Should().Contain(28_800, "a first import takes hours").And.NotContain(7_500, "these are the SDK's own");

        lock (spans)
        {
            var runs = spans.Where(span => span.OperationName == FeedTelemetryNames.RunActivity && Equals(span.GetTagItem(Source), org.Options.IdentitySourceId)).ToList();
            runs.Select(span => span.GetTagItem(TelemetryNames.OutcomeTag)).Should().Equal("Succeeded", "Stopped", "Busy", "Failed");
            runs[0].GetTagItem(FeedTelemetryNames.RunTag).Should().BeOfType<string>().Which.Should().HaveLength(32);
            runs[3].GetTagItem(TelemetryNames.ErrorTypeTag).Should().Be(typeof(Okta.Xaas.Snapshots.SnapshotReadException).FullName);
            (runs[3].Status, runs[1].Status).Should().Be((ActivityStatusCode.Error, ActivityStatusCode.Unset), "a safeguard that stops a run is no fault of the program");
            spans.Should().Contain(span => span.OperationName == FeedTelemetryNames.PlanActivity && span.ParentSpanId == runs[0].SpanId);
            spans.Should().Contain(span => span.OperationName == TelemetryNames.SynchronizeActivity && span.ParentSpanId == runs[0].SpanId);
        }
    }

    [Fact]
    public async Task Whoever_reads_how_a_feed_stands_has_it_measured_as_in_a_process_that_has_just_started()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 20);
        await org.Synchronizer.RunAsync(list.Snapshot);
        for (var i = 1; i <= 5; i++) list.Leave($"E{i}");
        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot, new() { RequestedBy = "alice" })).Should().ThrowAsync<SafeguardException>()).Which;
        Gauge(org, FeedTelemetryNames.WaitsForApprovalGauge).Should().Be(1);
        await new FeedApprovals(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots, org.Clock).RefuseAsync(stopped.Approval!.ApprovalId, "bob");
        FeedGauges.Succeeded(org.Options.IdentitySourceId!, DateTimeOffset.UnixEpoch);

        var state = await new FeedStatus(org.Store.Open(), org.Options.IdentitySourceId!, org.Clock).ReadAsync();

        Gauge(org, FeedTelemetryNames.WaitsForApprovalGauge).Should().Be(0, "it was decided");
        Gauge(org, FeedTelemetryNames.LastSuccessGauge).Should().Be(state.LastSuccessAt!.Value.ToUnixTimeMilliseconds() / 1_000.0);
    }

    private static double? Gauge(SnapshotOrg org, string name)
    {
        double? last = null;
        using var listener = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name == name) l.EnableMeasurementEvents(instrument); } };
        void Keep(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Contains(new(Source, org.Options.IdentitySourceId))) last = value;
        }

        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Keep(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => Keep(value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return last;
    }

    // One that goes through, one that a safeguard stops, one that finds another at work, one whose list fails.
    private static async Task RunsAsync(SnapshotOrg org)
    {
        var list = HrList.Of(users: 20, groups: 1);
        await org.Synchronizer.RunAsync(list.Snapshot);
        for (var i = 1; i <= 5; i++) list.Leave($"E{i}");
        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>();
        await using (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))
            await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotBusyException>();
        await org.Synchronizer.Invoking(s => s.RunAsync(new() { Users = Broken() })).Should().ThrowAsync<Okta.Xaas.Snapshots.SnapshotReadException>();
    }

    private static async IAsyncEnumerable<Okta.Xaas.Snapshots.SnapshotUser> Broken()
    {
        await Task.Yield();
        yield return new("E1", new() { UserName = "e1@example.com" });
        throw new IOException("the disk is gone");
    }

    private sealed class SpanExporter(List<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            lock (spans)
            {
                foreach (var span in batch) spans.Add(span);
            }

            return ExportResult.Success;
        }
    }

    // Of one identity source: other tests run at the same time.
    private sealed class MetricExporter(string identitySource, Dictionary<string, HashSet<string>> tagsOf) : BaseExporter<Metric>
    {
        public List<string> Outcomes { get; } = [];

        public List<double> Bounds { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints()) Keep(metric, point);
            }

            return ExportResult.Success;
        }

        private void Keep(Metric metric, MetricPoint point)
        {
            var tags = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var tag in point.Tags) tags[tag.Key] = tag.Value;
            if (!tags.TryGetValue(Source, out var of) || !Equals(of, identitySource)) return;
            if (!tagsOf.TryGetValue(metric.Name, out var known)) tagsOf[metric.Name] = known = new(StringComparer.Ordinal);
            known.UnionWith(tags.Keys);
            if (metric.Name == FeedTelemetryNames.RunsCounter) Outcomes.Add($"{tags[TelemetryNames.OutcomeTag]} {point.GetSumLong()}");
            if (metric.Name != FeedTelemetryNames.RunDurationHistogram) return;
            foreach (var bucket in point.GetHistogramBuckets()) Bounds.Add(bucket.ExplicitBound);
        }
    }
}
