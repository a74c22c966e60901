namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>Who may put a fault on a request: asked in the order they came, the first that has one wins. Thread-safe.</summary>
internal sealed class Interceptors
{
    private readonly Lock _gate = new();
    private Func<EmulatedRequest, Fault?>[] _all = [];

    public IDisposable Add(Func<EmulatedRequest, Fault?> interceptor)
    {
        lock (_gate) _all = [.. _all, interceptor];
        return new Registration(() => Remove(interceptor));
    }

    public Fault? Find(EmulatedRequest request)
    {
        foreach (var interceptor in Volatile.Read(ref _all))
        {
            if (interceptor(request) is { } fault) return fault;
        }

        return null;
    }

    private void Remove(Func<EmulatedRequest, Fault?> interceptor)
    {
        lock (_gate) _all = [.. _all.Where(one => one != interceptor)];
    }

    private sealed class Registration(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
