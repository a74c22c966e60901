using System.Globalization;

namespace Okta.Xaas.Emulator.Faults;

/// <summary>The bodies of ready-made faults.</summary>
internal static class FaultPages
{
    // D: 500 and 503. I: the others, which usually come from something in front of Okta.
    public static EmulatedResponse ServerError(int statusCode) => statusCode == 503
        ? EmulatedResponse.OktaError(503, "E0000010", "Service is in read only mode.")
        : EmulatedResponse.OktaError(statusCode, "E0000009", "Internal Server Error");

    public static EmulatedResponse Html(int statusCode) => Page(statusCode, "text/html");

    public static EmulatedResponse Foreign(ForeignAnswer answer, int statusCode) => answer switch
    {
        ForeignAnswer.PlainTextPage => Page(statusCode, "text/plain"),
        ForeignAnswer.BinaryPage => Page(statusCode, "application/octet-stream"),
        ForeignAnswer.UntypedPage => Page(statusCode, null),
        ForeignAnswer.Ok => EmulatedResponse.Text(statusCode, "OK", "text/plain").WithoutOktaHeaders(),
        ForeignAnswer.BlockedJson => EmulatedResponse.Text(statusCode, """{"action":"blocked"}""").WithoutOktaHeaders(),
        ForeignAnswer.OktaErrorJson => EmulatedResponse.OktaError(statusCode, "E0000006", "You do not have permission to perform the requested action").WithoutOktaHeaders(),
        ForeignAnswer.Empty => EmulatedResponse.Empty(statusCode).WithoutOktaHeaders(),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "There is no such answer."),
    };

    private static EmulatedResponse Page(int statusCode, string? contentType)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"<html><head><title>{statusCode}</title></head><body><h1>{statusCode}</h1></body></html>");
        return EmulatedResponse.Text(statusCode, page, contentType).WithoutOktaHeaders();
    }
}
