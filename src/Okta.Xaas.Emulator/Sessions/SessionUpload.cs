using Okta.Xaas.Emulator.Buffers;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>An upload as it is kept: its body stays as long as there is room for it.</summary>
internal sealed class SessionUpload(EmulatedUpload shown, long requestNumber, byte[]? body) : IBodyKeeper
{
    public EmulatedUpload Shown { get; } = shown;

    public long RequestNumber { get; } = requestNumber;

    public byte[]? Body { get; private set; } = body;

    public int KeptBytes { get; } = body?.Length ?? 0;

    public void DropBody() => Body = null;
}
