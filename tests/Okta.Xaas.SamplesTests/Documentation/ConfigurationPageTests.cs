using System.Globalization;
using System.Reflection;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The tables of options say what the code has.</summary>
public sealed class ConfigurationPageTests
{
    private static readonly MarkdownPage Page = new("docs/configuration.md");

    [Fact]
    public void Every_option_is_named_with_its_type_and_default() =>
        Page.RowsUnder("## Options").Select(row => string.Join(" | ", row.Take(3)))
            .Should().BeEquivalentTo(OptionsOf(new OktaXaasOptions(), "").Select(o => $"`{o.Key}` | `{NameOf(o.Property.PropertyType)}` | {TextOf(o.Property.GetValue(o.Owner))}"));

    [Fact]
    public void Every_option_of_the_emulator_is_named_with_its_default() =>
        new MarkdownPage("docs/emulator.md").RowsUnder("## Options").Select(row => string.Join(" | ", row.Take(2)))
            .Should().BeEquivalentTo(OptionsOf(new OktaEmulatorOptions(), "").Select(o => $"`{o.Key}` | {TextOf(o.Property.GetValue(o.Owner))}"));

    [Theory]
    [InlineData("docs/snapshots.md", false)]
    [InlineData("docs/safeguards.md", true)]
    public void Every_option_of_snapshots_is_named_with_its_default(string page, bool safeguards) =>
        new MarkdownPage(page).RowsUnder("## Options").Select(row => string.Join(" | ", row.Take(2))).Where(row => !row.Contains("Safeguards:", StringComparison.Ordinal))
            .Should().BeEquivalentTo(OptionsOf(safeguards ? new SafeguardOptions() : new SnapshotOptions(), "").Select(o => $"`{o.Key}` | {TextOf(o.Property.GetValue(o.Owner))}").Where(row => !row.Contains("Safeguards:", StringComparison.Ordinal)));

    [Theory]
    [InlineData("docs/safeguards.md", "## Which there are", typeof(Safeguard))]
    [InlineData("docs/snapshots.md", "## What is held back", typeof(HeldBackReason))]
    public void Every_reason_of_snapshots_is_explained(string page, string section, Type reasons) =>
        new MarkdownPage(page).RowsUnder(section).Select(row => row[0].Trim('`')).Should().BeEquivalentTo(Enum.GetNames(reasons).Except([nameof(Safeguard.None), nameof(Safeguard.Deletions)]));

    [Fact]
    public void The_ranges_are_those_of_the_validator()
    {
        var held = 0;
        foreach (var row in Page.RowsUnder("## Options"))
        {
            var (key, bounds) = (row[0].Trim('`'), row[3].Split(" to ").Select(bound => bound.Trim('`')).ToArray());
            if (bounds.Length != 2 || Parse(bounds[0]) is not { } least || Parse(bounds[1]) is not { } most) continue;
            IsValid(key, least).Should().BeTrue($"{key} may be {least}");
            IsValid(key, most).Should().BeTrue($"{key} may be {most}");
            IsValid(key, Beyond(least, -1)).Should().BeFalse($"{key} may not be less than {least}");
            IsValid(key, Beyond(most, 1)).Should().BeFalse($"{key} may not be more than {most}");
            held++;
        }

        held.Should().Be(13);
    }

    [Theory]
    [InlineData("OAuth:DPoP", typeof(Authentication.DPoPMode))]
    [InlineData("Synchronization:CooldownMode", typeof(CooldownMode))]
    [InlineData("Synchronization:ExistingSession", typeof(ExistingSessionPolicy))]
    [InlineData("Synchronization:InvalidChange", typeof(InvalidChangePolicy))]
    [InlineData("Synchronization:RejectedBatch", typeof(RejectedBatchPolicy))]
    [InlineData("Synchronization:SchemaCheck", typeof(SchemaCheck))]
    public void The_choices_are_those_of_the_enum(string key, Type choices) =>
        Page.RowsUnder("## Options").Single(row => row[0] == $"`{key}`")[3].Should().Be(string.Join(", ", Enum.GetNames(choices).Select(name => $"`{name}`")));

    private static IEnumerable<(string Key, PropertyInfo Property, object Owner)> OptionsOf(object owner, string prefix) =>
        owner.GetType().GetProperties().SelectMany(property => property.PropertyType is { IsClass: true, Namespace: { } space } && space.StartsWith("Okta.Xaas", StringComparison.Ordinal)
            ? OptionsOf(property.GetValue(owner)!, $"{prefix}{property.Name}:")
            : [($"{prefix}{property.Name}", property, owner)]);

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) : Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 when !type.IsEnum => "int",
        TypeCode.String => "string",
        TypeCode.Double => "double",
        TypeCode.Boolean => "bool",
        _ => type.Name,
    };

    private static string TextOf(object? value) => value switch
    {
        null or System.Collections.ICollection { Count: 0 } => "none",
        TimeProvider clock when clock == TimeProvider.System => "the system's clock",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    private static object? Parse(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) ? time
        : null;

    private static object Beyond(object bound, int by) => bound is int number ? number + by : (TimeSpan)bound + TimeSpan.FromTicks(by);

    private static bool IsValid(string key, object value)
    {
        var options = new OktaXaasOptions { OktaDomain = new Uri("https://example.okta.com"), IdentitySourceId = "0oa1", ApiToken = "token" };
        var (_, property, owner) = OptionsOf(options, "").Single(option => option.Key == key);
        property.SetValue(owner, value);
        return new OktaXaasOptionsValidator().Validate(null, options).Succeeded;
    }
}
