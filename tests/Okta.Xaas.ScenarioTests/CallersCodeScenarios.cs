using Microsoft.Extensions.Logging;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>The caller's own code throws, or hangs and ignores the token: the result is never lost, and no session is left.</summary>
public sealed class CallersCodeScenarios
{
    private const string Secret = "salary of Zoe";

    [Fact]
    public async Task A_progress_and_a_logger_that_always_throw_lose_nothing()
    {
        using var loggers = new ThrowingLoggers();
        await using var org = await TestOrg.StartAsync(loggers: loggers);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(300), new CallbackProgress(_ => throw new InvalidOperationException(Secret)));

        result.Succeeded.Should().BeTrue();
        result.Imported.Should().Be(300);
    }

    [Theory]
    [InlineData(Where.Begin)]
    [InlineData(Where.MoveNext)]
    [InlineData(Where.Current)]
    [InlineData(Where.End)]
    public async Task A_source_that_throws_is_told_by_its_type_and_never_by_its_text(Where where)
    {
        await using var org = await TestOrg.StartAsync();

        var run = () => org.Synchronizer.SynchronizeAsync(new Source(where, hangs: false));

        if (where == Where.End)
        {
            (await run()).Imported.Should().Be(Source.Count, "everything was read by then");
            return;
        }

        var failure = await Assert.ThrowsAsync<SynchronizationException>(run);
        failure.Message.Should().Contain(nameof(InvalidDataException)).And.NotContain(Secret);
        failure.InnerException.Should().BeOfType<InvalidDataException>();
        failure.Result.NotSent.Should().HaveCount((int)failure.Result.ChangesRead);
        org.Sessions.Should().NotContain(s => s.Status != "CLOSED");
    }

    [Theory]
    [InlineData("source")]
    [InlineData("list")]
    [InlineData("progress")]
    [InlineData("end")]
    public async Task What_hangs_and_ignores_the_token_ends_all_the_same_with_the_session_cancelled(string what)
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        using var forEver = new ManualResetEventSlim();
        var hangs = false;
        var progress = new CallbackProgress(p =>
        {
            if (what != "progress" || p.BatchesUploaded == 0) return;
            hangs = true;
            forEver.Wait();
        });
        var running = what switch
        {
            "list" => org.Synchronizer.SynchronizeAsync(Endless(), progress, host.Token),
            "progress" => org.Synchronizer.SynchronizeAsync(People.Upserts(300), progress, host.Token),
            _ => org.Synchronizer.SynchronizeAsync(new Source(what == "end" ? Where.End : Where.MoveNext, hangs: true, () => hangs = true), progress, host.Token),
        };
        SpinWait.SpinUntil(() => Volatile.Read(ref hangs) && org.Sessions.Any(s => s.Uploads.Count > 0), TimeSpan.FromSeconds(30)).Should().BeTrue();

        await host.CancelAsync();
        org.LetTimePassUntil(running);

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => running);
        forEver.Set();
        org.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
        org.Sessions.Should().OnlyContain(s => s.Status == "CLOSED");
        stopped.Result.NotSent.Should().HaveCount((int)stopped.Result.ChangesRead);

        IEnumerable<IdentityChange> Endless()
        {
            foreach (var change in People.Upserts(Source.Count)) yield return change;
            hangs = true;
            forEver.Wait();
        }
    }

    public enum Where
    {
        Begin,
        MoveNext,
        Current,
        End,
    }

    private sealed class Source(Where where, bool hangs, Action? atHang = null) : IAsyncEnumerable<IdentityChange>, IAsyncEnumerator<IdentityChange>
    {
        public const int Count = 450;
        private readonly TaskCompletionSource<bool> _never = new();
        private int _read;

        public IdentityChange Current => where == Where.Current && _read == Count ? throw Fault() : People.Upsert(_read);

        public IAsyncEnumerator<IdentityChange> GetAsyncEnumerator(CancellationToken cancellationToken = default) => where == Where.Begin ? throw Fault() : this;

        public ValueTask<bool> MoveNextAsync()
        {
            if (_read++ < Count) return new(true);
            if (where != Where.MoveNext) return new(false);
            if (!hangs) throw Fault();
            atHang!();
            return new(_never.Task);
        }

        public ValueTask DisposeAsync()
        {
            if (where != Where.End) return default;
            if (!hangs) throw Fault();
            atHang!();
            return new(_never.Task);
        }

        private static InvalidDataException Fault() => new(Secret);
    }

    private sealed class ThrowingLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.Contains(nameof(IdentitySourceSynchronizer), StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new InvalidOperationException(Secret);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
