using System.Reflection;

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

    [Fact]
    public void Every_operation_and_method_of_the_org_is_listed()
    {
        var rows = new MarkdownPage("docs/verification.md").RowsUnder("## The calls below");
        var names = typeof(IOktaOrgApi).Assembly.GetType("Okta.Xaas.Api.Internal.OrgOperations", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!);
        rows.Select(row => row[0].Trim('`')).Should().BeEquivalentTo(names);
        rows.Select(row => row[2].Trim('`')).Should().BeEquivalentTo(typeof(IOktaOrgApi).GetMethods().Select(method => method.Name));
        rows.Select(row => row[3].Trim('`')).Distinct().Should().BeEquivalentTo(Authentication.OAuthOptions.OrgScopes.Split(' '));
    }

    [Fact]
    public void Every_check_of_a_diagnosis_is_explained() =>
        new MarkdownPage("docs/verification.md").RowsUnder("## Is everything in place?").Select(row => row[0].Trim('`')).Should().Equal(Enum.GetNames<Diagnosis.DiagnosticKind>());

    [Fact]
    public void Every_verdict_is_explained() =>
        new MarkdownPage("docs/verification.md").RowsUnder("## Verdicts").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(Enum.GetNames<Verification.PersonVerdict>());
}
