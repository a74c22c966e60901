using System.Globalization;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.Benchmarks.Load;

/// <summary>The emulator in a process of its own, as its program runs it: what its memory is nobody else's is counted in.</summary>
internal static class EmulatorHost
{
    public const string Argument = "--emulator-host";

    /// <summary>Prints its address; then for each line of input what memory it takes, until the input ends, that is, until its parent is gone.</summary>
    public static async Task RunAsync()
    {
        var emulator = await OktaEmulator.StartAsync(options =>
        {
            options.SessionRateLimit = null;
            options.Urls = "http://127.0.0.1:0";
            options.KeepRequestBodies = true;
            options.ProcessingTime = TimeSpan.Zero;
            options.CreationCooldown = TimeSpan.Zero;
        });
        await using (emulator.ConfigureAwait(false))
        {
            Console.WriteLine(emulator.BaseAddress);
            while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(Memory());
        }
    }

    // What is left after a full collection is held; the rest of the working set is the collector's reserve.
    private static string Memory()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: false)} {Environment.WorkingSet} {allocated}");
    }
}
