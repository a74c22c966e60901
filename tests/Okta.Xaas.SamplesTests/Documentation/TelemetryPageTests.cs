using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The logs, activities and metrics that the page, the dashboard and the alert rules speak of are those of the code.</summary>
public sealed partial class TelemetryPageTests
{
    private const string Dashboard = "docs/observability/grafana-dashboard.json";
    private const string Alerts = "docs/observability/prometheus-alerts.yaml";

    private static readonly MarkdownPage Page = new("docs/observability.md");

    private static readonly Assembly[] Packages = [typeof(OktaXaasOptions).Assembly, typeof(SnapshotOptions).Assembly];

    private static readonly HashSet<string> Names = [.. new[] { typeof(TelemetryNames), typeof(FeedTelemetryNames) }.SelectMany(type => type.GetFields()).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Every_event_is_listed_with_its_level()
    {
        var events = Events().Select(one => one.Message)
            .Select(message => (Row: $"{message.EventId.ToString(CultureInfo.InvariantCulture)} | {(message.Level == LogLevel.None ? LogLevel.Information : message.Level)}", message.Message)) // 602 has its level from what became of the run
            .Distinct().Select(message => message.Row);

        Page.RowsUnder("## Logs").Select(row => string.Join(" | ", row.Take(2))).Should().BeEquivalentTo(events).And.HaveCountGreaterThan(10);
        events.Select(row => row.Split(' ')[0]).Should().OnlyHaveUniqueItems("an alert on an id means one event");
    }

    [Fact]
    public void No_event_has_a_number_before_several()
    {
        var numbers = Events().SelectMany(one => one.Method.GetParameters().Where(parameter => parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(long)), (one, number) => (one.Message.Message, number.Name)).ToList();

        numbers.Should().HaveCountGreaterThan(10);
        numbers.Where(number => Regex.IsMatch(number.Message, $"[{{]{number.Name}[}}] (people|[a-z]+s)\\b", RegexOptions.IgnoreCase)).Should().BeEmpty("of one it would say: 1 changes. A number stands behind a colon");
    }

    [Fact]
    public void Every_name_is_listed_and_none_that_does_not_exist()
    {
        var listed = Page.CodeSpans.Where(span => span.StartsWith("okta.xaas.", StringComparison.Ordinal) || span is TelemetryNames.Meter or TelemetryNames.ServerAddressTag or TelemetryNames.ErrorTypeTag);

        listed.Should().OnlyContain(name => Names.Contains(name));
        Names.Should().BeSubsetOf(listed);
    }

    [Fact]
    public void Every_instrument_is_listed() =>
        Page.RowsUnder("## Metrics").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(Instruments().Select(instrument => instrument.Name));

    [Theory]
    [InlineData(Dashboard)]
    [InlineData(Alerts)]
    public void Every_name_in_the_dashboard_and_the_alerts_is_one_that_prometheus_makes_of_the_code_s(string file)
    {
        var made = Instruments().SelectMany(PrometheusNamesOf).Concat(Names.Select(name => name.Replace('.', '_'))).ToHashSet();

        var used = PrometheusName().Matches(RepositoryFiles.Read(file)).Select(match => match.Value).Distinct().ToList();

        used.Should().HaveCountGreaterThan(5).And.OnlyContain(name => made.Contains(name));
        made.Should().NotContain("okta_xaas_feed_run_total", "a name that nobody has made is found");
    }

    [Fact]
    public void The_dashboard_can_be_read_and_each_panel_asks_something()
    {
        using var dashboard = JsonDocument.Parse(RepositoryFiles.Read(Dashboard));

        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();

        panels.Should().HaveCountGreaterThan(10).And.OnlyContain(panel => panel.GetProperty("targets")[0].GetProperty("expr").GetString()!.Contains("okta_xaas_", StringComparison.Ordinal));
        panels.Select(panel => panel.GetProperty("id").GetInt32()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Each_alert_has_what_prometheus_wants_and_outcomes_that_there_are()
    {
        var lines = RepositoryFiles.Read(Alerts).Split('\n');
        var outcomes = OutcomeInRule().Matches(RepositoryFiles.Read(Alerts) + RepositoryFiles.Read(Dashboard)).Select(match => match.Groups[1].Value);

        lines.Should().OnlyContain(line => !line.Contains('\t', StringComparison.Ordinal));
        var alerts = lines.Count(line => line.StartsWith("      - alert: ", StringComparison.Ordinal));
        alerts.Should().BeGreaterThan(4);
        foreach (var key in new[] { "        expr: ", "          severity: ", "          summary: ", "          description: " })
            lines.Count(line => line.StartsWith(key, StringComparison.Ordinal)).Should().Be(alerts, key);
        outcomes.Should().NotBeEmpty().And.OnlyContain(outcome => Enum.GetNames<Okta.Xaas.Snapshots.Records.FeedRunOutcome>().Contains(outcome));
    }

    private static IEnumerable<(MethodInfo Method, LoggerMessageAttribute Message)> Events() => Packages.SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.IsDefined(typeof(LoggerMessageAttribute)))
        .Select(method => (method, method.GetCustomAttribute<LoggerMessageAttribute>()!));

    private static List<Instrument> Instruments()
    {
        foreach (var type in Packages.SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(Meter))))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        var instruments = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Meter) instruments.Add(instrument);
            },
        };
        listener.Start();
        return instruments;
    }

    // As the OpenTelemetry specification of the Prometheus exporter says: dots become underscores, then the unit unless it is an annotation, and of counters "total".
    private static IEnumerable<string> PrometheusNamesOf(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = instrument.Name.Replace('.', '_') + unit;
        var kind = instrument.GetType().Name;
        if (kind.StartsWith("Histogram", StringComparison.Ordinal)) return [$"{name}_bucket", $"{name}_sum", $"{name}_count"];
        return [kind.StartsWith("Counter", StringComparison.Ordinal) ? $"{name}_total" : name];
    }

    [GeneratedRegex("okta_xaas_[a-z_]+|server_address|error_type")]
    private static partial Regex PrometheusName();

    [GeneratedRegex("okta_xaas_outcome=\\\\?\"(\\w+)")]
    private static partial Regex OutcomeInRule();
}
