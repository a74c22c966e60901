using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.ConsumerTests;

/// <summary>The program in <c>Consumer</c>, laid out outside of the checkout, to be built on the packed packages, in the C# that each framework has by default: 7.3 on .NET Framework.</summary>
internal static class OutsideProgram
{
    /// <summary>Gives its folder.</summary>
    public static string Create(PackageFixture packed, string name, string target, string properties = "")
    {
        var folder = packed.CreateFolder(name);
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "Okta.Xaas.ConsumerTests", "Consumer"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{target}</TargetFramework>
                <OutputType>Exe</OutputType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnableConfigurationBindingGenerator Condition="'{target}' != 'net472'">true</EnableConfigurationBindingGenerator>
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
