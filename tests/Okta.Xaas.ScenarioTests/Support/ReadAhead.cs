namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>
/// Lets no session be created before all of its changes are packed: virtual time does not wait for the processor, so a run would otherwise be measured by how fast this machine packs.
/// </summary>
/// <param name="inner">What answers.</param>
/// <param name="changesOfSession">How many changes a session has.</param>
internal sealed class ReadAhead(HttpMessageHandler inner, int changesOfSession) : DelegatingHandler(inner)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _more = NewSource();
    private int _packed;
    private bool _ended;

    /// <summary>Called with the number of the session, from 1 on, when its changes are packed and before it is created.</summary>
    public Action<int> BeforeSession { get; init; } = _ => { };

    private int Sessions { get; set; }

    /// <summary>The changes, as the run reads them.</summary>
    public IEnumerable<IdentityChange> Of(IEnumerable<IdentityChange> changes)
    {
        var read = 0;
        foreach (var change in changes)
        {
            // Asked for the next one, the run has packed those before.
            yield return change;
            if (++read % changesOfSession == 0) Note(read, ended: false);
        }

        Note(read, ended: true);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal))
        {
            Sessions++;
            while (Next(Sessions * changesOfSession) is { } more) await more;
            BeforeSession(Sessions);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private Task? Next(int needed)
    {
        lock (_gate) return _ended || _packed >= needed ? null : _more.Task;
    }

    private void Note(int read, bool ended)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            (_packed, _ended) = (read, ended);
            (more, _more) = (_more, NewSource());
        }

        more.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
