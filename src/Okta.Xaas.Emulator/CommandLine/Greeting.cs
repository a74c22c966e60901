using System.Text.Json;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>What the program prints once it listens: where it is, and settings to paste.</summary>
internal static class Greeting
{
    public static string Of(OktaEmulator emulator, OktaEmulatorOptions options)
    {
        var address = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        return $$"""
            Okta.Xaas.Emulator listens. Ctrl+C stops it.
              address:         {{address}}
              page:            {{address}}/
              identity source: {{emulator.IdentitySourceId}}
              API token:       {{emulator.ApiToken}}
              OAuth client id: {{OAuth(options.OAuth, address)}}
              data file:       {{options.DataFile ?? "none: everything is gone at the end (--data)"}}

            For appsettings.json:
            {
              "Okta": {
                "Xaas": {
                  "OktaDomain": {{Quoted(address)}},
                  "IdentitySourceId": {{Quoted(emulator.IdentitySourceId)}},
                  "ApiToken": {{Quoted(emulator.ApiToken)}}
                }
              }
            }
            """;
    }

    private static string OAuth(OktaEmulatorOAuthOptions options, string address) => options.ClientId is { } client
        ? $"{client} (DPoP {(options.RequireDPoP ? "required" : "optional")}; tokens from {address}{ApiPaths.Token})"
        : "none (--oauth-client-id)";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
