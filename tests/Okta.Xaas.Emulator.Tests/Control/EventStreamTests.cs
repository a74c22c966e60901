using System.Text;
using Okta.Xaas.Emulator.Control;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Pipeline;
using Okta.Xaas.Emulator.Records;
using Okta.Xaas.Emulator.Tests.Support;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The server-sent events.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task What_happens_is_told()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        using var events = await control.ReadEventsAsync();
        await org.NewSessionAsync();
        await events.UntilAsync("requests");
        await org.PostAsync("users", Bodies.User("E1"));
        await events.UntilAsync("directory");
        await control.PostAsync("faults", """{"kind":"wait"}""");
        await events.UntilAsync("faults");
        await control.PostAsync("reset");
        await events.UntilAsync("sessions");
    }

    [Fact]
    public async Task An_import_that_time_alone_ends_is_told()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.SessionInAsync("TRIGGERED");
        using var events = await control.ReadEventsAsync();
        org.Clock.Advance(TestOrg.ProcessingTime);
        await events.UntilAsync("directory");
    }

    [Fact]
    public async Task The_end_of_the_emulator_ends_the_stream_at_once()
    {
        var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        using var events = await control.ReadEventsAsync();
        await org.DisposeAsync();
        (await events.LineAsync()).Should().BeNull();
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_may_read()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var readers = new List<EventReader>();
        for (var i = 0; i < EventStream.MaxReaders; i++) readers.Add(await control.ReadEventsAsync());
        (await control.SendAsync("GET", "events")).ShouldBeProblem(503, "32 read the events already");
        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task Much_at_once_is_one_event_and_quiet_is_a_ping()
    {
        var clock = new VirtualTimeProvider();
        var feed = Target(out var target);
        using var end = new CancellationTokenSource();
        var output = new RecordingStream();
        var writing = new EventStream(target, clock).WriteAsync(output, end.Token);
        output.Text.Should().Be(": the emulator's events\n\n");
        for (var i = 0; i < 1000; i++) feed.Mark(i % 2 == 0 ? Changed.Requests : Changed.State);
        await output.WrittenAsync("event: changed\n");
        feed.Mark(Changed.Faults);
        feed.Mark(Changed.Faults);
        output.Count("event: changed").Should().Be(1, "the next one waits a quarter of a second");
        await AdvanceUntilAsync(EventStream.Pace, () => output.Count("event: changed") == 2);

        // The first event may have left while the marks were still being set: the second one then has the rest of them, too.
        output.Text.Should().EndWith("\"faults\"]}\n\n").And.Contain("\"requests\"").And.Contain("\"state\"");
        await AdvanceUntilAsync(EventStream.Look, () => output.Count(": ping") == 1);
        output.Count("event: changed").Should().Be(2);
        await end.CancelAsync();
        await FluentActions.Awaiting(() => writing).Should().ThrowAsync<OperationCanceledException>();
        feed.Readers.Should().Be(0);

        async Task AdvanceUntilAsync(TimeSpan step, Func<bool> reached)
        {
            while (!reached())
            {
                clock.Advance(step);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public void A_reader_that_does_not_read_holds_nobody_up()
    {
        var feed = new ChangeFeed();
        using var reader = feed.Subscribe();
        for (var i = 0; i < 100_000; i++) feed.Mark(Changed.Requests);
        reader.WaitAsync(CancellationToken.None).IsCompleted.Should().BeTrue();
        reader.Take().Should().Be(Changed.Requests);
        reader.WaitAsync(CancellationToken.None).IsCompleted.Should().BeFalse();
        feed.Mark(Changed.State);
        reader.Take().Should().Be(Changed.State);
    }

    private static ChangeFeed Target(out ControlTarget target)
    {
        var options = new OktaEmulatorOptions();
        var org = new EmulatedOrg(options, 0);
        target = new ControlTarget(options, org, new RequestLog(1, org.Feed), new ScriptedFaults(org.Feed), () => new Uri("http://127.0.0.1"), () => null);
        return org.Feed;
    }

    /// <summary>Keeps what was written.</summary>
    private sealed class RecordingStream : MemoryStream
    {
        private readonly Lock _gate = new();
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_gate) return _text.ToString();
            }
        }

        public int Count(string part) => Text.Split(part).Length - 1;

        public async Task WrittenAsync(string part)
        {
            while (Count(part) == 0) await Task.Yield();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            lock (_gate) _text.Append(Encoding.UTF8.GetString(buffer.Span));
            return ValueTask.CompletedTask;
        }
    }
}
