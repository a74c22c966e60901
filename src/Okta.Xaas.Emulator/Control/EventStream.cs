using System.Text.Json;
using Okta.Xaas.Emulator.Records;

namespace Okta.Xaas.Emulator.Control;

/// <summary>Writes the server-sent events: at most four a second, however much happens, and a ping when nothing does.</summary>
internal sealed class EventStream(ControlTarget target, TimeProvider time)
{
    /// <summary>How many may be open at once.</summary>
    public const int MaxReaders = 32;

    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    public static readonly TimeSpan Ping = TimeSpan.FromSeconds(15);

    // An import that is done by time alone is noticed when somebody looks.
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private static readonly (Changed Flag, string Name)[] Names =
    [
        (Changed.State, "state"),
        (Changed.Sessions, "sessions"),
        (Changed.Requests, "requests"),
        (Changed.Directory, "directory"),
        (Changed.Faults, "faults"),
    ];

    /// <summary>Writes until the reader goes away or the server stops.</summary>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        using var reader = target.Org.Feed.Subscribe();
        await WriteAsync(output, ": the emulator's events\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        var marked = reader.WaitAsync(cancellationToken);
        var quiet = TimeSpan.Zero;
        while (true)
        {
            if (await Task.WhenAny(marked, Task.Delay(Look, time, cancellationToken)).ConfigureAwait(false) != marked)
            {
                cancellationToken.ThrowIfCancellationRequested();
                target.Org.Do((_, _, _) => true);
                quiet += Look;
                if (quiet < Ping) continue;
                await WriteAsync(output, ": ping\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
                quiet = TimeSpan.Zero;
                continue;
            }

            await marked.ConfigureAwait(false);
            await WriteAsync(output, Event(reader.Take()), cancellationToken).ConfigureAwait(false);
            quiet = TimeSpan.Zero;
            marked = reader.WaitAsync(cancellationToken);
            await Task.Delay(Pace, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] Event(Changed what)
    {
        var data = new ChangedView([.. Names.Where(one => what.HasFlag(one.Flag)).Select(one => one.Name)]);
        return [.. "event: changed\ndata: "u8, .. JsonSerializer.SerializeToUtf8Bytes(data, ControlJson.Relaxed.ChangedView), .. "\n\n"u8];
    }

    private static async Task WriteAsync(Stream output, byte[] bytes, CancellationToken cancellationToken)
    {
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
