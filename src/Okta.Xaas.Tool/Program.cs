using System.Globalization;
using Okta.Xaas.Tool.Commands;

// Numbers and messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await RootCommands.InvokeAsync(args);
