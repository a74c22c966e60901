using System.Diagnostics;
using System.Globalization;
using Okta.Xaas.Benchmarks.Load;
using Okta.Xaas.Benchmarks.Work;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reconciliation;

namespace Okta.Xaas.Benchmarks.Snapshots;

/// <summary>What it costs to hold a store against the org: the emulator in a process of its own with so many people, of whom one in a thousand was deactivated by hand. Each step is a process of its own.</summary>
internal static class ReconciliationMeasurement
{
    public const string Argument = "--reconciliation";

    // The emulator's own.
    private const string Source = "0oaxaasemulator00001";
    private const string Token = "emulator-token";

    private const int Users = 100_000;

    public static Task RunAsync(string[] args, TextWriter output) => args switch
    {
        ["fill", var path, var address] => FillAsync(path, address),
        ["reconcile", var path, var address] => ReconcileAsync(path, address, output),
        _ => MeasureAsync(output),
    };

    private static async Task MeasureAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("xaas-reconciliation-");
        try
        {
            using var emulator = new EmulatorHostProcess();
            foreach (var step in (string[])["fill", "reconcile"])
            {
                var start = new ProcessStartInfo("dotnet", [typeof(ReconciliationMeasurement).Assembly.Location, Argument, step, Path.Combine(folder.FullName, "store.db"), emulator.Address.AbsoluteUri]) { RedirectStandardOutput = true };

                // As for the difference: the collector's reserve is not what this needs.
                start.Environment["DOTNET_GCgen0size"] = "0x1000000";
                using var process = Process.Start(start)!;
                await output.WriteAsync(await process.StandardOutput.ReadToEndAsync());
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) throw new InvalidOperationException($"The step {step} ended with exit code {process.ExitCode}.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string path, string address)
    {
        var options = Options(address);
        using var api = IdentitySourcesApi.Create(options);
        (await new SnapshotSynchronizer(new SqliteSnapshotStore(path), api, options).RunAsync(new() { Users = ListAsync() })).EnsureSuccess();
        for (var i = 0; i < Users; i += 1_000) await api.DeleteUserAsync(People.Upsert(i).ExternalId);
    }

    private static async Task ReconcileAsync(string path, string address, TextWriter output)
    {
        var options = Options(address);
        using var api = IdentitySourcesApi.Create(options);
        using var org = OktaOrgApi.Create(options);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var report = await new SnapshotReconciler(new SqliteSnapshotStore(path), api, org, options).ReconcileAsync();
        var elapsed = clock.GetElapsedTime(started);
        if (report.Users.Deactivated != Users / 1_000 || report.Users.Same != Users - (Users / 1_000)) throw new InvalidOperationException($"The report is wrong: {report}.");
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Users:N0} users against the org: {elapsed.TotalSeconds:F1} s ({process.TotalProcessorTime.TotalSeconds:F1} s of processor time), {process.PeakWorkingSet64 / 1e6:F0} MB at most in memory, {GC.GetTotalAllocatedBytes() / 1e6:F0} MB allocated"));
    }

    private static OktaXaasOptions Options(string address)
    {
        var options = new OktaXaasOptions { OktaDomain = new(address), IdentitySourceId = Source, ApiToken = Token };
        options.Synchronization.CooldownMode = CooldownMode.Eager;
        options.Synchronization.PollingInterval = TimeSpan.FromMilliseconds(100);
        return options;
    }

    private static async IAsyncEnumerable<SnapshotUser> ListAsync()
    {
        for (var number = 0; number < Users; number++)
        {
            var user = People.Upsert(number);
            yield return new(user.ExternalId, user.Profile);
        }

        await Task.CompletedTask;
    }
}
