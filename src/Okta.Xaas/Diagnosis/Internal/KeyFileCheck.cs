namespace Okta.Xaas.Diagnosis.Internal;

/// <summary>Looks at the file with the private key: its rights, never its content.</summary>
internal static class KeyFileCheck
{
    /// <summary><see langword="null"/> when no file is set.</summary>
    public static DiagnosticCheck? Of(string? path)
    {
        const DiagnosticKind Kind = DiagnosticKind.KeyFile;
        if (string.IsNullOrWhiteSpace(path)) return null;
        if (!File.Exists(path)) return new(Kind, DiagnosticState.Failed, "OAuth.PrivateKeyFile names a file that is not there, or that this account may not see.", "Check the path, and who may read its folder.");
#if NET
        if (OperatingSystem.IsWindows()) return new(Kind, DiagnosticState.Ok, "The file is there; its rights are those of its folder.");
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return (File.GetUnixFileMode(path) & Others) == 0
            ? new(Kind, DiagnosticState.Ok, "Only its owner may read the file.")
            : new(Kind, DiagnosticState.Warning, "Others than its owner may read or change the file.", "Take the rights away: chmod 600.");
#else
        return new(Kind, DiagnosticState.Ok, "The file is there.");
#endif
    }
}
