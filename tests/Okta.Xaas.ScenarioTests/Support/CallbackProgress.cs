namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>Calls back at once, unlike <see cref="Progress{T}"/>, and keeps what was reported.</summary>
internal sealed class CallbackProgress(Action<SyncProgress>? callback = null) : IProgress<SyncProgress>
{
    public List<SyncProgress> Reports { get; } = [];

    public void Report(SyncProgress value)
    {
        Reports.Add(value);
        callback?.Invoke(value);
    }
}
