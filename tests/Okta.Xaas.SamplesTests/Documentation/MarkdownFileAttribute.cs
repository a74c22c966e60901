using System.Reflection;
using Xunit.Sdk;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>Runs a test for each Markdown file of the repository.</summary>
internal sealed class MarkdownFileAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => RepositoryFiles.Markdown.Select(path => new object[] { path });
}
