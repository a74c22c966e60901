namespace Okta.Xaas.Snapshots.TestHost;

/// <summary>Small sessions and no waits: a short list takes several sessions, in real time.</summary>
public static class TestHostSettings
{
    public static void Apply(SynchronizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.MaxEntitiesPerBatch = 5;
        options.MaxBatchesPerSession = 4;
        options.CreationCooldown = TimeSpan.Zero;
        options.PollingInterval = TimeSpan.FromMilliseconds(100);
    }

    /// <summary>Of a short list a few new people are a large share.</summary>
    public static void Apply(SafeguardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UserCreations.Share = 1;
    }
}
