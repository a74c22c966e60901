using System.Globalization;

namespace Okta.Xaas.Emulator.Faults;

/// <summary>The bodies of ready-made faults.</summary>
internal static class FaultPages
{
    // D: 500 and 503. I: the others, which usually come from something in front of Okta.
    public static EmulatedResponse ServerError(int statusCode) => statusCode == 503
        ? EmulatedResponse.OktaError(503, "E0000010", "Service is in read only mode.")
        : EmulatedResponse.OktaError(statusCode, "E0000009", "Internal Server Error");

    public static EmulatedResponse Html(int statusCode)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"<html><head><title>{statusCode}</title></head><body><h1>{statusCode}</h1></body></html>");
        return EmulatedResponse.Text(statusCode, page, "text/html").WithoutOktaHeaders();
    }
}
