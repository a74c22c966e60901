using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port, with a password that nobody knows. Gone when it is disposed, or this process dies.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    // The server's folder must be one of the user who runs it, which is never root.
    private const string Script = """
        set -eu
        bin="$1" port="$2"
        folder=$(mktemp -d -t xaas-postgresql-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        read -r password
        printf '%s' "$password" > "$folder/password"
        "$bin/initdb" -D "$folder/data" --username=xaas --pwfile="$folder/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        rm "$folder/password"
        { "$bin/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 -c "port=$port" -c unix_socket_directories= -c fsync=on > "$folder/log" 2>&1 || tail -n 20 "$folder/log"; echo ended; } &
        read -r _ || true
        kill -INT "$(head -n 1 "$folder/data/postmaster.pid")" || true
        wait
        """;

    private static readonly string? Binaries = FindBinaries();

    private readonly PostgreSqlProcess _process;

    private PostgreSqlServer(PostgreSqlProcess process) => _process = process;

    /// <summary>Why there can be no server here; null when there can.</summary>
    public static string? WhyNot { get; } = Binaries is null ? "PostgreSQL's server is not installed: apt-get install postgresql." : null;

    /// <summary>How to connect as the server's administrator.</summary>
    public NpgsqlConnectionStringBuilder Address => _process.Address;

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var port = FreePort();
        return new(await PostgreSqlProcess.StartAsync(
            Script,
            [Binaries!, port.ToString(CultureInfo.InvariantCulture)],
            new() { Host = "127.0.0.1", Port = port, Username = "xaas", Password = password, Database = "postgres", Timeout = 15 }));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string? FindBinaries()
    {
        var installed = new DirectoryInfo("/usr/lib/postgresql");
        IEnumerable<string> places = installed.Exists ? installed.GetDirectories().OrderByDescending(d => d.Name, StringComparer.Ordinal).Select(d => Path.Combine(d.FullName, "bin")) : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "postgres")));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
