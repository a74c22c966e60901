using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>A database as the HR system, by a file of settings.</summary>
public sealed class DatabaseRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Its_people_are_planned_and_told_as_json()
    {
        using (var connection = new SqliteConnection($"Data Source={_folder.PathOf("hr.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "create table people (no text, mail text); insert into people values ('E1', 'a@example.com'), ('E2', null)";
            command.ExecuteNonQuery();
        }

        var (output, error) = await RunAsync(2, Settings("Sqlite"));

        error.Should().BeEmpty();
        var json = JsonNode.Parse(output)!;
        json["plan"]!["users"]!["added"]!.GetValue<int>().Should().Be(1);
        json["export"]!["rejectedRows"]!.AsArray().Should().ContainSingle().Which!["externalId"]!.GetValue<string>().Should().Be("E2");
        json["synchronization"].Should().BeNull();
    }

    [Fact]
    public async Task What_the_settings_lack_is_said()
    {
        (await RunAsync(1, Settings("Oracle"))).Error.Should().StartWith("HrDatabase:Provider is 'Oracle'; it must be Sqlite or PostgreSql.").And.NotContain("\n");
        (await RunAsync(1, Settings("Sqlite").Replace("select no, mail from people", "", StringComparison.Ordinal))).Error.Should().StartWith("HrDatabase needs mending: ").And.NotContain("\n");
        (await RunAsync(1, "{ no json")).Error.Should().StartWith("--settings ").And.Contain("settings.json cannot be read: ").And.NotContain("\n");
    }

    public void Dispose() => _folder.Dispose();

    private string Settings(string provider) => $$"""
        {
          "HrDatabase": {
            "Provider": "{{provider}}", "ConnectionString": {{JsonValue.Create($"Data Source={_folder.PathOf("hr.db")};Pooling=False").ToJsonString()}},
            "Users": { "Sql": "select no, mail from people", "Columns": { "ExternalId": "no", "Attributes": { "userName": "mail", "email": "mail" } } }
          },
          "Snapshots": { "Safeguards": { "UserUpdates": { "Share": 1 } } }
        }
        """;

    private async Task<(string Output, string Error)> RunAsync(int exitCode, string settings)
    {
        using var program = SampleProgram.Start("okta-xaas", "plan", "--emulated", "--json", "--settings", _folder.Write("settings.json", settings));
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return (program.Output, program.Error);
    }
}
