using System.Xml.Linq;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>The SDK's package with the Refit that it asks for, and with the newest: the same code runs on both.</summary>
[Collection(nameof(SharedPackages))]
public class RefitPackageTests(PackageFixture packed)
{
    private const string Lowest = "15.2.0";
    private const string Newest = "16.4.0";

    private const string Program = """"
        using System.Net;
        using Okta.Xaas;

        var options = new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), IdentitySourceId = "0oa1", ApiToken = "from-a-secret-store" };
        using var api = IdentitySourcesApi.Create(options, new Org());
        var session = await api.CreateSessionAsync();
        await api.UploadUsersForUpsertAsync(session.Id, [IdentityChange.UpsertUser("E/1", new UserProfile { UserName = "a@example.com", Email = "a@example.com" })]);
        await api.UploadUsersForDeleteAsync(session.Id, ["E2"]);
        var user = await api.CreateUserAsync("E1", new UserProfile { UserName = "a@example.com", Email = "a@example.com" });
        var page = await api.GetGroupMembershipsAsync("G/1", "a b", 5);
        Console.WriteLine($"{session.Id} {user is null} {page.MemberExternalIds.Count} {typeof(Refit.RestService).Assembly.GetName().Version!.ToString(2)}");
        try { await api.GetUserAsync("nobody"); }
        catch (OktaApiException exception) { Console.WriteLine(exception.ErrorCode); }
        try { await api.GetUserAsync(".."); }
        catch (ArgumentException exception) { Console.WriteLine(exception.ParamName); }

        sealed class Org : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult($"{request.Method} {request.RequestUri!.PathAndQuery.Replace("/api/v1/identity-sources/0oa1", "")}" switch
            {
                "POST /sessions" => Json("""{"id":"aps1","status":"CREATED"}"""),
                "POST /sessions/aps1/bulk-upsert" or "POST /sessions/aps1/bulk-delete" => new HttpResponseMessage(HttpStatusCode.Accepted),
                "POST /users" => new HttpResponseMessage(HttpStatusCode.OK),
                "GET /groups/G%2F1/membership?after=a%20b&limit=5" => Json("""{"memberExternalIds":["E1","E2"]}"""),
                _ => Json("""{"errorCode":"E0000007"}""", HttpStatusCode.NotFound),
            });

            private static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body, null, "application/json") };
        }
        """";

    [Fact]
    public void The_package_asks_for_the_lowest_Refit_sets_no_upper_end_and_keeps_its_build_files_to_itself()
    {
        var dependencies = packed.Metadata(PackageFixture.Sdk).Descendants("dependency").Where(dependency => dependency.Attribute("id")!.Value == "Refit").ToList();

        dependencies.Should().NotBeEmpty();
        foreach (var refit in dependencies)
        {
            refit.Attribute("version")!.Value.Should().Be(Lowest);
            refit.Attribute("exclude")!.Value.Split(',').Should().Contain(["Build", "BuildTransitive", "Analyzers"]);
        }
    }

    [Theory]
    [InlineData(Lowest)]
    [InlineData(Newest)]
    public void A_program_runs_with_the_lowest_and_with_the_newest_Refit(string version)
    {
        var folder = packed.CreateFolder($"refit-{version}");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(folder, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Okta.Xaas" Version="{packed.Version}" />
                <PackageReference Include="Refit" Version="[{version}]" />
              </ItemGroup>
            </Project>
            """);

        Dotnet.Run(folder, "build", "--nologo");

        Dotnet.Run(folder, "bin/Debug/net10.0/Program.dll").ReplaceLineEndings("\n").Trim()
            .Should().Be($"aps1 True 2 {version[..version.IndexOf('.')]}.0\nE0000007\nexternalId");
    }

    [Theory]
    [InlineData("[Get(\"/a\")] Task<string> ReadAsync(string id);", true)]
    [InlineData("[Get(\"/a\")] Task<string> ReadAsync([Query] object filter);", false)]
    public void A_method_that_Refit_could_only_build_by_reflection_fails_the_build(string method, bool isBuilt)
    {
        // As the SDK's own project has it.
        var sdk = XDocument.Load(Repository.PathOf("src", "Okta.Xaas", "Okta.Xaas.csproj"));
        var asErrors = sdk.Descendants("WarningsAsErrors").Single().Value;
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, $"reflection-{isBuilt}")).FullName;
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "IApi.cs"), $$"""
            using System.Threading.Tasks;
            using Refit;

            public interface IApi
            {
                {{method}}
            }
            """);
        File.WriteAllText(Path.Combine(folder, "Api.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <WarningsAsErrors>{asErrors}</WarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Refit" Version="[{Lowest}]" />
              </ItemGroup>
            </Project>
            """);

        var build = () => Dotnet.Run(folder, "build", "--nologo");

        if (isBuilt) build.Should().NotThrow();
        else build.Should().Throw<Exception>().WithMessage("*error RF006*");
    }
}
