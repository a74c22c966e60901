namespace Okta.Xaas;

/// <summary>Time limits by any clock, also for what does not heed a token.</summary>
internal static class TimeLimit
{
    /// <summary>Ends after a time.</summary>
    public static CancellationTokenSource LimitTo(this TimeProvider time, TimeSpan limit) =>
#if NET
        new(limit, time);
#else
        time.CreateCancellationTokenSource(limit);
#endif

    /// <summary>Waits for something that may hang; how it ends is no matter.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> SettlesAsync(this Task task, CancellationToken limit)
    {
        _ = task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = limit.Register(() => over.TrySetResult(true));
        return await Task.WhenAny(task, over.Task).ConfigureAwait(false) == task;
    }
}
