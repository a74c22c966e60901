using System.Globalization;
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

    private static readonly string? Program =
        new[] { "/usr/sbin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    private readonly PostgreSqlProcess _process;

    private PgBouncer(PostgreSqlProcess process) => _process = process;

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? WhyNot { get; } = Program is null ? "PgBouncer is not installed: apt-get install pgbouncer." : null;

    public NpgsqlConnectionStringBuilder Address => _process.Address;

    /// <param name="server">The server, as its administrator connects.</param>
    /// <param name="store">The store whose tables are to be used.</param>
    /// <param name="mode">The mode of the pool.</param>
    /// <param name="size">How many of the server's processes it uses.</param>
    public static async Task<PgBouncer> StartAsync(NpgsqlConnectionStringBuilder server, PostgreSqlTestStore store, string mode, int size)
    {
        var port = PostgreSqlServer.FreePort();
        string[] arguments =
        [
            Program!, port.ToString(CultureInfo.InvariantCulture), server.Port.ToString(CultureInfo.InvariantCulture), mode, size.ToString(CultureInfo.InvariantCulture), store.Schema,
        ];
        return new(await PostgreSqlProcess.StartAsync(Script, arguments, new(server.ConnectionString) { Port = port, Database = "snapshots" }));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
