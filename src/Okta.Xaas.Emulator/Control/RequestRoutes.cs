using System.Globalization;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The requests to the emulated API.</summary>
internal static class RequestRoutes
{
    private const string Path = ControlRoutes.Root + "requests";

    public static readonly ControlRoute[] All =
    [
        new("GET", Path, List),
        new("GET", Path + "/{number}", One),
    ];

    private static ControlAnswer List(ControlCall call)
    {
        var errorsOnly = call.ErrorsOnly;
        var entries = call.Target.Log.Snapshot().Where(entry => !errorsOnly || entry.IsError).Reverse().ToList();
        return ControlAnswer.Ok(call.Page(entries, RequestView.Of), ControlJson.Relaxed.ListingRequestView);
    }

    private static ControlAnswer One(ControlCall call)
    {
        var text = call.Values[0];
        var entry = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? call.Target.Log.Snapshot().LastOrDefault(entry => entry.Request.Number == number)
            : null;
        return entry is null
            ? throw ControlException.NotFound($"Request {text} is not in the log: it has not been answered yet, or the log has let it go.")
            : ControlAnswer.Ok(RequestDetails.Of(entry), ControlJson.Relaxed.RequestDetails);
    }
}
