using System.Diagnostics;
using System.Security.Cryptography;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.ConsumerTests;

/// <summary>An emulated org on a port, for a program that runs beside the test.</summary>
internal sealed class EmulatedOrg : IAsyncDisposable
{
    private const string ClientId = "0oaconsumer";

    private readonly OktaEmulator _emulator;
    private readonly string _privateKey;
    private readonly bool _hasDPoP;

    private EmulatedOrg(OktaEmulator emulator, string privateKey, bool hasDPoP) => (_emulator, _privateKey, _hasDPoP) = (emulator, privateKey, hasDPoP);

    public static async Task<EmulatedOrg> StartAsync(bool hasDPoP)
    {
        using var key = RSA.Create(2048);
        var parts = key.ExportParameters(includePrivateParameters: true);
        var publicPart = $"\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"{Text(parts.Modulus)}\",\"e\":\"{Text(parts.Exponent)}\"";
        var privatePart = $"\"d\":\"{Text(parts.D)}\",\"p\":\"{Text(parts.P)}\",\"q\":\"{Text(parts.Q)}\",\"dp\":\"{Text(parts.DP)}\",\"dq\":\"{Text(parts.DQ)}\",\"qi\":\"{Text(parts.InverseQ)}\"";
        var emulator = await OktaEmulator.StartAsync(options =>
        {
            options.Urls = "http://127.0.0.1:0";
            options.ProcessingTime = TimeSpan.Zero;
            options.CreationCooldown = TimeSpan.Zero;
            options.SessionRateLimit = null;
            options.OAuth.ClientId = ClientId;
            options.OAuth.PublicKeys.Add($"{{{publicPart}}}");
            options.OAuth.RequireDPoP = hasDPoP;
        });
        return new(emulator, $"{{{publicPart},{privatePart}}}", hasDPoP);
    }

    /// <summary>Runs the program, and holds it to what it must have done.</summary>
    public async Task RunAsync(string folder, string file, params string[] arguments)
    {
        var files = Directory.CreateTempSubdirectory("okta-xaas-consumer-").FullName;
        try
        {
            var start = new ProcessStartInfo(file, [.. arguments, files, .. Settings()]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.Should().Be(0, $"the program printed:\n{output}\n{await errors}");
            output.ReplaceLineEndings("\n").Should().Be("Token: 1 session\nOAuth: 1 session\nsnapshot: 2 changes, then 0\n");
        }
        finally
        {
            Directory.Delete(files, recursive: true);
        }

        _emulator.Directory.Users.Keys.Should().BeEquivalentTo("E1", "E2", "H1", "H2");
        _emulator.Directory.Users["E1"].Profile["firstName"].Should().Be("Žofie");
        _emulator.Directory.Memberships["G-E2"].Should().Equal("E2");
        _emulator.OAuth.TokensIssued.Should().Be(1);
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private IEnumerable<string> Settings()
    {
        foreach (var section in new[] { "Token", "OAuth" })
        {
            yield return $"{section}:OktaDomain={_emulator.BaseAddress.AbsoluteUri}";
            yield return $"{section}:IdentitySourceId={_emulator.IdentitySourceId}";
            yield return $"{section}:Synchronization:PollingInterval=00:00:00.100";
            yield return $"{section}:Synchronization:CooldownMode=Eager";
        }

        yield return $"Token:ApiToken={_emulator.ApiToken}";
        yield return $"OAuth:OAuth:ClientId={ClientId}";
        yield return $"OAuth:OAuth:PrivateKey={_privateKey}";
        yield return $"OAuth:OAuth:DPoP={(_hasDPoP ? "Auto" : "Never")}";
        yield return "HrDatabase:Users:Sql=select no, mail from people";
        yield return "HrDatabase:Users:Columns:ExternalId=no";
        yield return "HrDatabase:Users:Columns:Attributes:userName=mail";
        yield return "HrDatabase:Users:Columns:Attributes:email=mail";
    }

    private static string Text(byte[]? bytes) => Convert.ToBase64String(bytes!).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
