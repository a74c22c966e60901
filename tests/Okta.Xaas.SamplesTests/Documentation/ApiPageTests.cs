using System.Reflection;
using Okta.Xaas.Api;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The table of operations has all of them, each with its method.</summary>
public sealed class ApiPageTests
{
    private static readonly IReadOnlyList<string[]> Rows = new MarkdownPage("docs/identity-sources-api.md").RowsUnder("## Operations");

    [Fact]
    public void Every_operation_of_Okta_is_listed()
    {
        var names = typeof(IIdentitySourcesApi).Assembly.GetType("Okta.Xaas.Api.Internal.Operations", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!);

        Rows.Select(row => row[0].Trim('`')).Should().BeEquivalentTo(names).And.HaveCount(25);
    }

    [Fact]
    public void Every_method_of_the_SDK_is_listed() =>
        Rows.Select(row => row[2].Trim('`')).Should().BeEquivalentTo(typeof(IIdentitySourcesApi).GetMethods().Select(method => method.Name).Except([nameof(IIdentitySourcesApi.UploadAsync)]));
}
