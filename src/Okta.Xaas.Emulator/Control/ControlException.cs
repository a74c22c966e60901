using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Control;

/// <summary>Ends a call of the control API with a problem.</summary>
internal sealed class ControlException(int statusCode, string title, string detail) : Exception(detail)
{
    public int StatusCode { get; } = statusCode;

    public string Title { get; } = title;

    public static ControlException BadRequest(string detail) => new(400, "The request can't be followed", detail);

    public static ControlException NotFound(string what) => new(404, "There is no such thing", what);

    /// <summary>What the org refused: its own words.</summary>
    public static ControlException Refused(ApiError error) =>
        new(error.StatusCode == 404 ? 404 : 409, error.Summary, error.Causes.Count > 0 ? error.Causes[0] : error.Summary);
}
