using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>The program in <c>Consumer</c>, laid out outside of the checkout, to be built on the packed packages.</summary>
internal static class OutsideProgram
{
    /// <summary>Gives its folder.</summary>
    public static string Create(PackageFixture packed, string name, string target, string properties = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(packed.Folder, name)).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "Okta.Xaas.ConsumerTests", "Consumer"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");

        // The other packages come from the source that the machine has under this key, whichever address that is.
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{packed.Packages}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed">
                  <package pattern="Okta.Xaas*" />
                </packageSource>
                <packageSource key="nuget.org">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{target}</TargetFramework>
                <OutputType>Exe</OutputType>
                <LangVersion>latest</LangVersion>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnableConfigurationBindingGenerator>true</EnableConfigurationBindingGenerator>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Okta.Xaas.Feeds" Version="{packed.Version}" />
                <PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.15" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.15" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }
}
