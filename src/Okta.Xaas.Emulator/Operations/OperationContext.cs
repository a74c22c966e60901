using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Buffers;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.SystemLog;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>What an operation works on. The org's lock is held while it runs.</summary>
internal sealed record OperationContext(
    EmulatedRequest Request,
    string OperationId,
    OktaEmulatorOptions Options,
    IReadOnlyList<EmulatedSchemaEntry> Schema,
    IReadOnlyList<string> Values,
    SessionRegistry Sessions,
    DirectoryStore Directory,
    EventLog Events,
    BodyBudget Bodies,
    AuthorizationServer Authorization,
    DateTimeOffset Now)
{
    /// <summary>Why what it changes changes.</summary>
    public Cause Cause => new(Now, OperationId);
}
