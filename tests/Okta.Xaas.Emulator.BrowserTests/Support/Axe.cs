using System.Text.Json;
using Microsoft.Playwright;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>axe-core, which finds what people with a screen reader, without a mouse or with weak eyes would stumble over.</summary>
internal static class Axe
{
    private const string Folder = "tests/Okta.Xaas.Emulator.BrowserTests";

    // WCAG 2.2 A and AA, and what axe holds to be good practice.
    private const string Run =
        """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
          .violations.map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => `${node.target} ${node.failureSummary}`).join(' | ')}`)
        """;

    public static string Script { get; } = Path.Combine(Repository.Root, Folder, "node_modules", "axe-core", "axe.min.js");

    /// <summary>Why the tests are skipped, or null.</summary>
    public static string? Missing { get; } = File.Exists(Script) ? null : $"axe-core is not installed: npm ci in {Folder}.";

    /// <summary>What is wrong with the page as it stands; nothing, in the best case.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page) =>
        [.. (await page.EvaluateAsync<JsonElement>(Run)).EnumerateArray().Select(violation => violation.GetString()!)];
}
