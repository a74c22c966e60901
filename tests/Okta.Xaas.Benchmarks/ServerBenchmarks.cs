using BenchmarkDotNet.Attributes;
using Okta.Xaas.Benchmarks.Server;
using Okta.Xaas.Benchmarks.Work;

namespace Okta.Xaas.Benchmarks;

/// <summary>Makes the work and starts the server before the measurement.</summary>
public abstract class ServerBenchmarks
{
    private readonly TimeSpan _uploadDelay;
    private ServerProcess _server = null!;

    private protected ServerBenchmarks(TimeSpan uploadDelay) => _uploadDelay = uploadDelay;

    private protected Uploads Uploads { get; private set; } = null!;

    private protected Client Client { get; private set; } = null!;

    [GlobalSetup]
    public void Start()
    {
        Uploads = new();
        _server = ServerProcess.Start(_uploadDelay);
        Client = new(_server.Address);
    }

    [GlobalCleanup]
    public void Stop()
    {
        Client.Dispose();
        _server.Dispose();
    }
}
