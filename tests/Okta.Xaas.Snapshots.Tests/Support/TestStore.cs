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

    /// <summary>What answers with one text for each row.</summary>
    public abstract Task<IReadOnlyList<string>> QueryAsync(string sql);

    /// <summary>Puts the store of an earlier version in the place of this one, which is still empty.</summary>
    public async Task RestoreAsync(string version)
    {
        await using var script = typeof(TestStore).Assembly.GetManifestResourceStream($"{version}.{Database}.sql")!;
        using var reader = new StreamReader(script);
        await ExecuteAsync(await reader.ReadToEndAsync());
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The name of its database's scripts.</summary>
    protected abstract string Database { get; }
}
