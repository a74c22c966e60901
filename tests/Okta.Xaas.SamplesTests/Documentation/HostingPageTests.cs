using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The page about unattended feeds names options, events and tests that exist, and all of them.</summary>
public sealed class HostingPageTests
{
    private static readonly MarkdownPage Page = new("docs/hosting.md");

    [Fact]
    public void Every_promise_has_a_test_that_exists()
    {
        var named = Page.CodeSpans.Where(span => ReliabilityPageTests.TestName().IsMatch($"`{span}`")).Distinct().ToList();

        Page.RowsUnder("## What is promised").Should().HaveCountGreaterThan(5).And.OnlyContain(row => ReliabilityPageTests.TestName().IsMatch(row.Last()));
        named.Should().HaveCountGreaterThan(9).And.OnlyContain(name => ReliabilityPageTests.Exists(name));
    }

    [Theory]
    [InlineData(typeof(FeedScheduleOptions), "## Options")]
    [InlineData(typeof(WebhookOptions), "## Telling people")]
    public void Every_option_is_listed_with_its_default(Type type, string heading)
    {
        var options = Activator.CreateInstance(type);
        var expected = type.GetProperties().Select(property => $"`{property.Name}` | {DefaultOf(property, options)}");

        Page.RowsUnder(heading).Select(row => string.Join(" | ", row.Take(2))).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Every_event_is_listed_with_its_level()
    {
        // 108 is of all packages that read settings, and listed on the page about observability.
        var events = typeof(IFeedRunner).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Where(message => message.EventId >= 700)
            .Select(message => $"{message.EventId.ToString(CultureInfo.InvariantCulture)} | {message.Level}");

        Page.RowsUnder("## Log events").Select(row => string.Join(" | ", row.Take(2))).Should().BeEquivalentTo(events).And.HaveCountGreaterThan(10);
    }

    private static string DefaultOf(PropertyInfo property, object? options) => property.GetValue(options) switch
    {
        null or "" or System.Collections.ICollection { Count: 0 } => "none",
        var value => $"`{string.Format(CultureInfo.InvariantCulture, "{0}", value)}`",
    };
}
