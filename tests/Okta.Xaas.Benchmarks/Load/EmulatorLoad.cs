using System.Globalization;

namespace Okta.Xaas.Benchmarks.Load;

/// <summary>
/// The emulator under load: first at 200 requests a second, for how long each takes, then as fast as it goes, for what memory it holds. With 100,000 users in the directory and
/// its page open all the time.
/// </summary>
internal static class EmulatorLoad
{
    public const string Argument = "--emulator-load";

    private const int Rate = 200;
    private const int WarmUp = 2000;
    private const int AtOnce = 8;
    private const int Reports = 10;
    private const long MostRequests = 10_000_000;
    private const int MostSeconds = 3600;

    private static readonly TimeProvider Time = TimeProvider.System;

    /// <param name="numbers">How many seconds at the rate (60), and how many requests after that (1,000,000).</param>
    /// <param name="output">Where the figures go.</param>
    public static async Task RunAsync(IReadOnlyList<string> numbers, TextWriter output)
    {
        var seconds = numbers.Count > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 60;
        var requests = numbers.Count > 1 ? long.Parse(numbers[1], CultureInfo.InvariantCulture) : 1_000_000;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, MostSeconds, nameof(numbers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requests, MostRequests, nameof(numbers));

        using var emulator = new EmulatorHostProcess();
        using var client = new LoadClient(emulator.Address);
        await TellMemoryAsync(output, "empty", emulator);
        await client.FillAsync();
        await TellMemoryAsync(output, "100,000 users", emulator);

        var page = new PageReader(emulator.Address);
        await using (page.ConfigureAwait(false))
        {
            await PacedAsync(client, WarmUp);
            await TellAsync(output, $"{Rate} requests a second for {seconds} s", await PacedAsync(client, seconds * Rate));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The page got {page.Events} events so far."));
            await FloodAsync(client, requests, emulator, output);
        }
    }

    /// <summary>Sends each request when its time has come, whether the earlier ones are answered or not; a late one counts from when it was due.</summary>
    private static async Task<TimeSpan[]> PacedAsync(LoadClient client, int count)
    {
        var started = Time.GetTimestamp();
        var answers = new Task<TimeSpan>[count];
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)Rate);
            var early = due - Time.GetElapsedTime(started);
            if (early > TimeSpan.Zero) await Task.Delay(early, Time);
            answers[i] = MeasureAsync(client, i, started, due);
        }

        return await Task.WhenAll(answers);
    }

    private static async Task<TimeSpan> MeasureAsync(LoadClient client, long number, long started, TimeSpan due)
    {
        await client.SendAsync(number);
        return Time.GetElapsedTime(started) - due;
    }

    private static async Task FloodAsync(LoadClient client, long requests, EmulatorHostProcess emulator, TextWriter output)
    {
        long next = 0;
        for (var report = 1; report <= Reports; report++)
        {
            var until = requests * report / Reports;
            var started = Time.GetTimestamp();
            var first = next;
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
            {
                for (var number = Interlocked.Increment(ref next); number <= until; number = Interlocked.Increment(ref next)) await client.SendAsync(number);
            })));
            next = until;
            var rate = (until - first) / Time.GetElapsedTime(started).TotalSeconds;
            await TellMemoryAsync(output, string.Create(CultureInfo.InvariantCulture, $"{until:N0} more, {rate:N0} a second"), emulator);
        }
    }

    private static async Task TellAsync(TextWriter output, string what, TimeSpan[] times)
    {
        Array.Sort(times);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: p50 {At(0.5):F1} ms, p99 {At(0.99):F1} ms, p99.9 {At(0.999):F1} ms, max {times[^1].TotalMilliseconds:F1} ms"));

        double At(double part) => times[(int)Math.Ceiling(part * times.Length) - 1].TotalMilliseconds;
    }

    private static Task TellMemoryAsync(TextWriter output, string when, EmulatorHostProcess emulator)
    {
        var (held, workingSet, allocated) = emulator.Memory();
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{when}: {held / 1e6:F1} MB held, working set {workingSet / 1e6:F0} MB, {allocated / 1e6:F0} MB allocated"));
    }
}
