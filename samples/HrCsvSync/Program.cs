using System.Globalization;
using HrCsvSync.Cli;

// Numbers and messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await SyncCommand.InvokeAsync(args);
