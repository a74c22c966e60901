namespace Okta.Xaas.Tests.Packages;

/// <summary>Uses the SDK's package as a user does: from a project that knows nothing of the checkout.</summary>
[Collection(nameof(SharedPackages))]
public class PackageConsumerTests(PackageFixture packed)
{
    private const string Importer = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Okta.Xaas;
        using Okta.Xaas.Changes;
        using Okta.Xaas.Results;

        namespace Consumer
        {
            public static class Importer
            {
                public static IIdentitySourceSynchronizer Make()
                {
                    var services = new ServiceCollection();
                    services.AddOktaXaas(o =>
                    {
                        o.OktaDomain = new System.Uri("https://example.okta.com");
                        o.IdentitySourceId = "0oa1";
                        o.ApiToken = "from-a-secret-store";
                    });
                    return services.BuildServiceProvider().GetRequiredService<IIdentitySourceSynchronizer>();
                }

                public static Task<SyncResult> SynchronizeAsync(CancellationToken cancellationToken) => Make().SynchronizeAsync(Changes(), null, cancellationToken);

                public static IEnumerable<IdentityChange> Changes()
                {
                    yield return IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a@example.com", Email = "a@example.com", ["department"] = "Sales" });
                    yield return IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Sales" });
                    yield return IdentityChange.AddMembers("G1", new[] { "E1" });
                    yield return IdentityChange.DeleteUser("E2");
                }
            }
        }
        """;

    private const string Program = """
        using System;

        var estimate = await Consumer.Importer.Make().EstimateAsync(Consumer.Importer.Changes());
        Console.WriteLine($"{estimate.ChangesRead} changes in {estimate.Batches} batches and {estimate.Sessions} session");
        """;

    [Fact]
    public void A_program_for_dotnet_and_a_library_for_dotnet_framework_are_built_on_the_package()
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "consumer")).FullName;
        Write(folder, "nuget.config", Config(packed.Packages));
        Write(folder, "Directory.Build.props", "<Project />");
        Write(folder, "Directory.Packages.props", "<Project />");
        Write(folder, "Library/Importer.cs", Importer);
        Write(folder, "Library/Library.csproj", Project("net472", "Library"));
        Write(folder, "Program/Importer.cs", Importer);
        Write(folder, "Program/Program.cs", Program);
        Write(folder, "Program/Program.csproj", Project("net10.0", "Exe"));

        Dotnet.Run(Path.Combine(folder, "Library"), "build", "--nologo");
        Dotnet.Run(Path.Combine(folder, "Program"), "build", "--nologo");
        Dotnet.Run(Path.Combine(folder, "Program"), "bin/Debug/net10.0/Program.dll").Trim().Should().Be("4 changes in 4 batches and 1 session");
    }

    // The other packages come from the source that the machine has under this key, whichever address that is.
    private static string Config(string packages) => $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{packages}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="packed">
              <package pattern="Okta.Xaas" />
            </packageSource>
            <packageSource key="nuget.org">
              <package pattern="*" />
            </packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    private string Project(string target, string output) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{target}</TargetFramework>
            <OutputType>{output}</OutputType>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <LangVersion>latest</LangVersion>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Okta.Xaas" Version="{packed.Version}" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.15" />
          </ItemGroup>
        </Project>
        """;

    private static void Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
