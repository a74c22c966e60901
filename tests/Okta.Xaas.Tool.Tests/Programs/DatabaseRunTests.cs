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
        Fill("insert into people values ('E1', 'a@example.com'), ('E2', null)");

        var (output, error) = await RunAsync(2, Settings("Sqlite"));

        error.Should().BeEmpty();
        var json = JsonNode.Parse(output)!;
        json["plan"]!["users"]!["added"]!.GetValue<int>().Should().Be(1);
        json["export"]!["rejectedRows"]!.AsArray().Should().ContainSingle().Which!["externalId"]!.GetValue<string>().Should().Be("E2");
        json["synchronization"].Should().BeNull();
    }

    [Fact]
    public async Task A_mapping_file_beside_the_settings_says_what_the_columns_mean_and_explains_them()
    {
        Fill("insert into people values ('E1', 'Anna'), ('E2', 'Bo'), ('E3', 'Cem')");
        _folder.Write("map.json", """
            { "externalId": "no", "where": "row.no != 'E2'", "attributes": { "userName": "{{ row.mail | slug }}@example.com", "email": "{{ row.mail | slug }}@example.com" }, "groups": [ { "value": "All" } ] }
            """);

        var settings = Settings("Sqlite", "\"Mapping\": \"map.json\", \"CommandTimeout\": \"00:05:00\", ").Replace("\"Columns\"", "\"Other\"", StringComparison.Ordinal);
        var plan = JsonNode.Parse((await RunAsync(0, settings)).Output)!["plan"]!;
        (plan["users"]!["added"]!.GetValue<int>(), plan["groups"]!["added"]!.GetValue<int>(), plan["memberships"]!["added"]!.GetValue<int>()).Should().Be((2, 1, 2));

        var row = JsonNode.Parse((await RunAsync(0, settings, "explain", "E2", "--json", "--show-values")).Output)!.AsArray().Single()!;
        (row["whyAbsent"]!.GetValue<string>(), row["attributes"]![0]!["value"]!.GetValue<string>()).Should().Be(("is not selected by the mapping", "bo@example.com"));

        (await RunAsync(1, Settings("Sqlite", "\"Mapping\": \"map.json\", "))).Error.Should().Be("HrDatabase has Mapping and Users:Columns, which both say what the columns of people mean: keep one. Nothing was sent.");
        (await RunAsync(1, Settings("Sqlite"), "explain", "E2", "--show-values")).Error.Should().StartWith("HrDatabase cannot be explained row by row, as it has no mapping file: ");
    }

    [Fact]
    public async Task What_the_settings_lack_is_said()
    {
        (await RunAsync(1, Settings("Oracle"))).Error.Should().StartWith("HrDatabase:Provider is 'Oracle'; it must be Sqlite or PostgreSql.").And.NotContain("\n");
        (await RunAsync(1, Settings("Sqlite").Replace("select no, mail from people", "", StringComparison.Ordinal))).Error.Should().StartWith("HrDatabase needs mending: ").And.NotContain("\n");
        (await RunAsync(1, Settings("Sqlite", "\"CommandTimeout\": \"soon\", "))).Error.Should().StartWith("HrDatabase:CommandTimeout is 'soon'; it must be a time such as 00:05:00");
        (await RunAsync(1, "{ no json")).Error.Should().StartWith("--settings ").And.Contain("settings.json cannot be read: ").And.NotContain("\n");
    }

    public void Dispose() => _folder.Dispose();

    private void Fill(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.PathOf("hr.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create table people (no text, mail text); {sql}";
        command.ExecuteNonQuery();
    }

    private string Settings(string provider, string more = "") => $$"""
        {
          "HrDatabase": {
            {{more}}"Provider": "{{provider}}", "ConnectionString": {{JsonValue.Create($"Data Source={_folder.PathOf("hr.db")};Pooling=False").ToJsonString()}},
            "Users": { "Sql": "select no, mail from people", "Columns": { "ExternalId": "no", "Attributes": { "userName": "mail", "email": "mail" } } }
          },
          "Snapshots": { "Safeguards": { "UserUpdates": { "Share": 1 } } }
        }
        """;

    private Task<(string Output, string Error)> RunAsync(int exitCode, string settings) => RunAsync(exitCode, settings, "plan", "--emulated", "--json");

    private async Task<(string Output, string Error)> RunAsync(int exitCode, string settings, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", [.. arguments, "--settings", _folder.Write("settings.json", settings)]);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return (program.Output, program.Error);
    }
}
