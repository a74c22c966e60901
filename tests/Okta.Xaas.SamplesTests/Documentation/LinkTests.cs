namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>No link of the documentation leads nowhere, and no page names a file that is not there.</summary>
public sealed class LinkTests
{
    private static readonly string[] Folders = ["src/", "samples/", "tests/", "docs/", ".ci/"];

    [Theory]
    [MarkdownFile]
    public void Its_links_and_anchors_resolve(string path) =>
        new MarkdownPage(path).LinkTargets.Where(target => !IsAddress(target)).Where(target => !Resolves(path, target)).Should().BeEmpty();

    [Theory]
    [MarkdownFile]
    public void The_files_that_it_names_exist(string path)
    {
        var named = new MarkdownPage(path).CodeSpans.Where(span => !span.Contains(' ', StringComparison.Ordinal)).ToList();

        named.Where(span => Folders.Any(folder => span.StartsWith(folder, StringComparison.Ordinal))).Where(span => !RepositoryFiles.Exists(span)).Should().BeEmpty();
        named.Where(span => span.EndsWith(".cs", StringComparison.Ordinal)).Where(span => !RepositoryFiles.All.Any(file => $"/{file}".EndsWith($"/{span}", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("src/Okta.Xaas/README.md")]
    [InlineData("src/Okta.Xaas.Emulator/README.md")]
    public void A_packages_readme_has_no_relative_link(string path) =>
        new MarkdownPage(path).LinkTargets.Should().NotContain(target => !IsAddress(target), "nuget.org does not resolve them");

    [Fact]
    public void Every_page_is_in_the_overview_and_in_the_menu_of_the_site()
    {
        var pages = RepositoryFiles.Markdown.Where(path => Path.GetDirectoryName(path) == "docs").Select(path => Path.GetFileName(path)).Where(page => page != "index.md").ToList();
        var (overview, menu) = (new MarkdownPage("docs/index.md").LinkTargets.ToList(), RepositoryFiles.Read("docs/toc.yml"));

        pages.Should().NotBeEmpty();
        pages.Where(page => !overview.Contains(page)).Should().BeEmpty();
        pages.Where(page => !menu.Contains($"href: {page}", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        Resolves("docs/index.md", "concepts.md#the-nine-rules").Should().BeTrue();
        Resolves("docs/index.md", "../README.md").Should().BeTrue();
        Resolves("docs/index.md", "concepts.md#the-tenth-rule").Should().BeFalse();
        Resolves("docs/index.md", "nowhere.md").Should().BeFalse();
    }

    // A type's name is looked up when the site is built.
    private static bool IsAddress(string target) => target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("xref:Okta.Xaas", StringComparison.Ordinal);

    private static bool Resolves(string page, string target)
    {
        var (file, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var folder = Path.GetDirectoryName(page)!;
        var path = file.Length == 0 ? page : Path.GetRelativePath(RepositoryFiles.Root, Path.GetFullPath(Path.Combine(RepositoryFiles.Root, folder, file))).Replace('\\', '/');
        return RepositoryFiles.Exists(path) && (anchor is null || new MarkdownPage(path).Anchors.Contains(anchor));
    }
}
