using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A store for one test: empty at first, gone at the end.</summary>
internal abstract class TestStore : IAsyncDisposable
{
    /// <summary>What a process of its own is told to use the same store.</summary>
    public abstract string Address { get; }

    /// <summary>The store as one more user of it has it.</summary>
    public abstract ISnapshotStore Open();

    /// <summary>Everything that it holds, byte by byte.</summary>
    public abstract Task<string> DumpAsync();

    /// <summary>Does something that only an administrator would.</summary>
    public abstract Task ExecuteAsync(string sql);

    public abstract ValueTask DisposeAsync();
}
