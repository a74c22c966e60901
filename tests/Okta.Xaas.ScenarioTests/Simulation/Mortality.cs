using Okta.Xaas.Journal;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Lets the process die at a step: before or after a request, before or after a line of the journal. A dead process does nothing any more.</summary>
internal sealed class Mortality(int diesAtStep)
{
    private int _steps;

    // So many steps mean that a run goes round in circles: it is ended, and never done by itself.
    private const int TooManySteps = 20_000;

    public bool IsDead { get; private set; }

    public void Step()
    {
        if (Interlocked.Increment(ref _steps) >= Math.Min(diesAtStep, TooManySteps)) IsDead = true;
        if (IsDead) throw new ProcessDiedException();
    }
}

internal sealed class ProcessDiedException : Exception;

internal sealed class MortalHandler(Mortality life, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        life.Step();
        var response = await base.SendAsync(request, cancellationToken);
        life.Step();
        return response;
    }
}

internal sealed class MortalJournal(Mortality life, ISynchronizationJournal inner) : ISynchronizationJournal
{
    public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        life.Step();
        await inner.AppendAsync(entry, cancellationToken);
        life.Step();
    }

    public Task CloseAsync(CancellationToken cancellationToken) => inner.CloseAsync(cancellationToken);
}
