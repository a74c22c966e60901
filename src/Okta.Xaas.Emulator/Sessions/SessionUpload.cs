using Okta.Xaas.Emulator.Buffers;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>An upload as it is kept: its body stays as long as there is room for it.</summary>
internal sealed class SessionUpload(EmulatedUpload shown, long requestNumber, PackedBytes? body) : IBodyKeeper
{
    private PackedBytes? _body = body;

    public EmulatedUpload Shown { get; } = shown;

    public long RequestNumber { get; } = requestNumber;

    /// <summary>The body as it came; null when it is not kept.</summary>
    public byte[]? Body => _body?.Unpack();

    public int KeptBytes { get; } = body?.Length ?? 0;

    public void DropBody() => _body = null;
}
