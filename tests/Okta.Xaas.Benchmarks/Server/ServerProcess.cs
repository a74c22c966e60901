using System.Diagnostics;

namespace Okta.Xaas.Benchmarks.Server;

/// <summary>This program once more, as the server: its work and its memory are not counted as the client's.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static ServerProcess Start(TimeSpan uploadDelay = default)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, StubServer.Argument, uploadDelay.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var address = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended before it had an address.");
        return new(process, new Uri(address));
    }

    public void Dispose()
    {
        // The server ends with its input.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
