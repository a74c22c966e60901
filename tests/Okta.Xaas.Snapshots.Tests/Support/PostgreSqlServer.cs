using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port, with a password that nobody knows. Gone when it is disposed, or this process dies.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    // The server ends when its input does: with this process, whatever becomes of it. Its folder must be one of the user who runs it, which is never root.
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

    // Only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string? Binaries = FindBinaries();

    private readonly Process _process;

    private PostgreSqlServer(Process process, NpgsqlConnectionStringBuilder address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Why there can be no server here; null when there can.</summary>
    public static string? WhyNot { get; } = Binaries is null ? "PostgreSQL's server is not installed: apt-get install postgresql." : null;

    /// <summary>What a command begins with that refuses to run as root.</summary>
    public static string[] AsAnotherUser => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    /// <summary>How to connect as the server's administrator.</summary>
    public NpgsqlConnectionStringBuilder Address { get; }

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var port = FreePort();
        var process = Process.Start(HowToStart(port))!;
        process.StandardInput.WriteLine(password);
        process.StandardInput.Flush();
        var server = new PostgreSqlServer(process, new() { Host = "127.0.0.1", Port = port, Username = "xaas", Password = password, Database = "postgres", Timeout = 15 });
        try
        {
            await server.WaitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
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
                throw new InvalidOperationException($"PostgreSQL did not start: {await ended}", exception);
            }
        }
    }

    private static ProcessStartInfo HowToStart(int port)
    {
        string[] command = [.. AsAnotherUser, "sh", "-c", Script, "sh", Binaries!, port.ToString(CultureInfo.InvariantCulture)];
        return new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(), StandardInputEncoding = new UTF8Encoding(false) };
    }

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
