using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Diagnostics;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The logs, activities and metrics that the page lists are those of the code.</summary>
public sealed class TelemetryPageTests
{
    private static readonly MarkdownPage Page = new("docs/configuration.md");

    [Fact]
    public void Every_event_is_listed_with_its_level()
    {
        var events = typeof(OktaXaasOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => $"{message.EventId.ToString(CultureInfo.InvariantCulture)} | {message.Level}");

        Page.RowsUnder("## Logs").Select(row => string.Join(" | ", row.Take(2))).Should().BeEquivalentTo(events).And.HaveCountGreaterThan(10);
    }

    [Fact]
    public void Every_name_is_listed_and_none_that_does_not_exist()
    {
        var names = typeof(TelemetryNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        var listed = Page.CodeSpans.Where(span => span.StartsWith("okta.xaas.", StringComparison.Ordinal) || span is TelemetryNames.Meter or TelemetryNames.ServerAddressTag);

        listed.Should().OnlyContain(name => names.Contains(name));
        names.Should().BeSubsetOf(listed);
    }
}
