namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>A command line that can't be followed; the message is one line that says why.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
