using System.Diagnostics;
using System.Text;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A script that reads a password, runs what speaks PostgreSQL's protocol, and ends when its input does: with this process, whatever becomes of it.</summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    // Only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private PostgreSqlProcess(Process process, NpgsqlConnectionStringBuilder address) => (_process, Address) = (process, address);

    /// <summary>How to connect.</summary>
    public NpgsqlConnectionStringBuilder Address { get; }

    // What it runs refuses to run as root.
    private static string[] AsAnotherUser => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="script">The script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="address">Where it will answer; it reads the password.</param>
    public static async Task<PostgreSqlProcess> StartAsync(string script, IReadOnlyList<string> arguments, NpgsqlConnectionStringBuilder address)
    {
        string[] command = [.. AsAnotherUser, "sh", "-c", script, "sh", .. arguments];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        process.StandardInput.WriteLine(address.Password);
        process.StandardInput.Flush();
        var started = new PostgreSqlProcess(process, address);
        try
        {
            await started.WaitAsync(arguments[0]);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
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

    private async Task WaitAsync(string program)
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
                throw new InvalidOperationException($"{program} did not start: {await ended}", exception);
            }
        }
    }
}
