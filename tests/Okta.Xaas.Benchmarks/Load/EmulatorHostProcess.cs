using System.Diagnostics;
using System.Globalization;

namespace Okta.Xaas.Benchmarks.Load;

/// <summary>The process that <see cref="EmulatorHost"/> is.</summary>
internal sealed class EmulatorHostProcess : IDisposable
{
    private readonly Process _process;

    public EmulatorHostProcess()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EmulatorHostProcess).Assembly.Location, EmulatorHost.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Address = new Uri(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The emulator ended before it had an address."));
    }

    public Uri Address { get; }

    /// <summary>What it holds after a full collection, its working set, and what it has allocated so far, in bytes.</summary>
    public (long Held, long WorkingSet, long Allocated) Memory()
    {
        _process.StandardInput.WriteLine();
        var numbers = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The emulator has ended.")).Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1], numbers[2]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
