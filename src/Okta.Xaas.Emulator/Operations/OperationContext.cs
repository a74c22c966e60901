using System.Text.Json;
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
    DateTimeOffset Now) : IDisposable
{
    private JsonDocument? _body;

    /// <summary>The body as one JSON object; good until the operation is done.</summary>
    public JsonElement Body => (_body ??= RequestBody.Read(Request)).RootElement;

    /// <summary>Why what it changes changes.</summary>
    public Cause Cause => new(Now, OperationId);

    public void Dispose() => _body?.Dispose();
}
