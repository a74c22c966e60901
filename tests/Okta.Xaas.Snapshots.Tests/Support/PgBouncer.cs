using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A pooler before the tests' server. Gone when it is disposed, or this process dies.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    // Like the server, it ends when its input does, and never runs as root.
    private const string Script = """
        set -eu
        program="$1" port="$2" server="$3" mode="$4" size="$5" schema="$6"
        folder=$(mktemp -d -t xaas-pgbouncer-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        read -r password
        printf '"xaas" "%s"\n' "$password" > "$folder/users"
        cat > "$folder/pgbouncer.ini" <<END
        [databases]
        snapshots = host=127.0.0.1 port=$server dbname=snapshots connect_query='SET search_path = $schema'
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = $port
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = $folder/users
        pool_mode = $mode
        default_pool_size = $size
        END
        { "$program" "$folder/pgbouncer.ini" > "$folder/log" 2>&1 || tail -n 20 "$folder/log"; echo ended; } &
        read -r _ || true
        kill -INT "$(ps -o pid= --ppid $! | head -n 1)" || true
        wait
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string? Program =
        new[] { "/usr/sbin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    private readonly Process _process;

    private PgBouncer(Process process, NpgsqlConnectionStringBuilder address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? WhyNot { get; } = Program is null ? "PgBouncer is not installed: apt-get install pgbouncer." : null;

    public NpgsqlConnectionStringBuilder Address { get; }

    /// <param name="server">The server, as its administrator connects.</param>
    /// <param name="store">The store whose tables are to be used.</param>
    /// <param name="mode">The mode of the pool.</param>
    /// <param name="size">How many of the server's processes it uses.</param>
    public static async Task<PgBouncer> StartAsync(NpgsqlConnectionStringBuilder server, PostgreSqlTestStore store, string mode, int size)
    {
        var port = PostgreSqlServer.FreePort();
        string[] command =
        [
            .. PostgreSqlServer.AsAnotherUser, "sh", "-c", Script, "sh", Program!, port.ToString(CultureInfo.InvariantCulture), server.Port.ToString(CultureInfo.InvariantCulture), mode,
            size.ToString(CultureInfo.InvariantCulture), store.Schema,
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        process.StandardInput.WriteLine(server.Password);
        process.StandardInput.Flush();
        var pooler = new PgBouncer(process, new(server.ConnectionString) { Port = port, Database = "snapshots" });
        try
        {
            await pooler.WaitAsync();
            return pooler;
        }
        catch
        {
            await pooler.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var ended = _process.StandardOutput.ReadToEndAsync(patience.Token);
        while (true)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Address.ConnectionString) { Pooling = false });
                await using var connection = await source.OpenConnectionAsync(patience.Token);
                return;
            }
            catch (NpgsqlException) when (!ended.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"PgBouncer did not start: {await ended}", exception);
            }
        }
    }
}
