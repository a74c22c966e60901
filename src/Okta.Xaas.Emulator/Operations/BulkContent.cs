using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>What one bulk request brings.</summary>
internal sealed record BulkContent(int Entities, IReadOnlyList<PendingChange> Changes);
