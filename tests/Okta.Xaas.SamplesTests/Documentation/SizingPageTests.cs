using System.Globalization;
using System.Text.RegularExpressions;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The figures of the page that follow from rules are those that the code's rules give.</summary>
public sealed partial class SizingPageTests
{
    private const string Path = "docs/sizing.md";

    private const int EntitiesInARequest = 200;

    [Fact]
    public void Sessions_and_waits_are_those_of_the_rules()
    {
        var rules = new SynchronizationOptions();
        var rows = new MarkdownPage(Path).RowsUnder("## Time");

        rows.Should().HaveCountGreaterThan(3);
        foreach (var row in rows)
        {
            var changes = NumberOf(row[1].StartsWith("all", StringComparison.Ordinal) ? row[0] : row[1]);
            var sessions = (changes - 1) / (rules.MaxBatchesPerSession * EntitiesInARequest) + 1;
            row.Skip(2).Should().Equal([sessions.ToString(CultureInfo.InvariantCulture), Words((sessions - 1) * rules.CreationCooldown), Words((sessions - 1) * TimeSpan.FromMinutes(1))], row[0]);
        }
    }

    [Fact]
    public async Task Entities_of_the_sizes_it_names_make_as_many_requests()
    {
        var options = new OktaXaasOptions { OktaDomain = new Uri("https://example.okta.com"), IdentitySourceId = "0oa1", ApiToken = "token" };
        using var api = IdentitySourcesApi.Create(options);
        var synchronizer = new IdentitySourceSynchronizer(api, options);
        var sizes = Sizes().Match(RepositoryFiles.Read(Path));

        sizes.Success.Should().BeTrue();
        (await EstimateAsync(sizes.Groups[1].Value)).Batches.Should().Be(1);
        (await EstimateAsync(sizes.Groups[2].Value)).Batches.Should().Be(2);

        async Task<SyncEstimate> EstimateAsync(string size)
        {
            var least = (await OfAsync(2, 1)).Bytes - (await OfAsync(1, 1)).Bytes - ",".Length - 1;
            return await OfAsync(EntitiesInARequest, NumberOf(size) - (int)least);
        }

        Task<SyncEstimate> OfAsync(int entities, int letters) => synchronizer.EstimateAsync(
            Enumerable.Range(0, entities).Select(i => IdentityChange.UpsertUser($"E{i:000}", new UserProfile { UserName = $"e{i:000}@example.com", ["biography"] = new string('x', letters) })));
    }

    private static int NumberOf(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Words(TimeSpan time)
    {
        if (time == TimeSpan.Zero) return "no wait";
        var hours = (int)time.TotalHours;
        return hours == 0 ? $"{time.Minutes} minutes" : $"{hours} {(hours == 1 ? "hour" : "hours")} {time.Minutes} minutes";
    }

    [GeneratedRegex("200 entities of ([0-9,]+) bytes are one request, of ([0-9,]+) bytes two")]
    private static partial Regex Sizes();
}
