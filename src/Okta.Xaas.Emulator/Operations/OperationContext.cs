using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>What an operation works on. The org's lock is held while it runs.</summary>
internal sealed record OperationContext(
    EmulatedRequest Request,
    string OperationId,
    string IdentitySourceId,
    IReadOnlyList<string> Values,
    SessionRegistry Sessions,
    DirectoryStore Directory,
    AuthorizationServer Authorization,
    DateTimeOffset Now);
