using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Looks;

namespace Okta.Xaas.Tool.Tests.Looks;

/// <summary><c>store audit</c>, and what is not right with a trail.</summary>
public sealed class StoreRunTests : IDisposable
{
    private const string Source = "0oaaudittrail0000001";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_missing_at_the_end_is_told_also_of_what_was_exported_before()
    {
        await RunOnceAsync();
        (await AuditAsync(after: 0)).Should().Be((0, "2 entries, up to number 2", ""));
        (await AuditAsync(after: 2)).Should().Be((0, "0 entries, up to number 2", ""));
        (await AuditAsync(after: 5)).Should().Be((2, "0 entries, up to number 2", "3 entries are missing at the end, up to number 5: somebody has taken them off in the store."));

        await ExecuteAsync("DROP TRIGGER xaas_audit_delete; DELETE FROM xaas_audit WHERE number = 2");
        (await AuditAsync(after: 0)).Should().Be((2, "1 entry, up to number 1", "1 entry is missing at the end, up to number 2: somebody has taken them off in the store."));
        (await File.ReadAllLinesAsync(_folder.PathOf("audit.jsonl"))).Should().ContainSingle();

        await ExecuteAsync("DELETE FROM xaas_feed_value WHERE name = 'audit'");
        (await AuditAsync(after: 0)).Should().Be((2, "1 entry, up to number 1", "Entries may be missing at the end: somebody has changed in the store which one is the last."));
    }

    [Fact]
    public async Task A_trail_that_cannot_be_written_leaves_no_half_of_it()
    {
        await RunOnceAsync();
        await ExecuteAsync("DROP TRIGGER xaas_audit_update; UPDATE xaas_audit SET content = '' WHERE number = 2");

        await this.Invoking(t => t.AuditAsync(after: 0)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("Entry 2 of the audit trail*");

        Directory.GetFiles(_folder.PathOf("."), "audit*").Should().BeEmpty();
    }

    private async Task RunOnceAsync()
    {
        await using var okta = await OktaEmulator.StartAsync(options => (options.IdentitySourceId, options.ProcessingTime) = (Source, TimeSpan.Zero));
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken };
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler());
        await new SnapshotSynchronizer(new SqliteSnapshotStore(_folder.PathOf("state.db")), api, options).RunAsync(new() { Users = AsyncEnumerable.Empty<SnapshotUser>() }, new() { Allow = Safeguard.EmptySnapshot });
    }

    private async Task<(int ExitCode, string Said, string Error)> AuditAsync(long after)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var settings = new OktaSettings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = "https://example.okta.com",
            ["Okta:Xaas:IdentitySourceId"] = Source,
            ["Okta:Xaas:ApiToken"] = "token",
        }).Build());
        var run = new StoreRun(new TargetOptions(settings, _folder.PathOf("state.db")), new PlainDisplay(output, error), TimeProvider.System);
        var code = await run.AuditAsync(_folder.PathOf("audit.jsonl"), after, CancellationToken.None);
        var said = output.ToString().Split('\n').Single(line => line.StartsWith("Audit", StringComparison.Ordinal))["Audit".Length..].Trim();
        return (code, said, error.ToString().Trim());
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.PathOf("state.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
