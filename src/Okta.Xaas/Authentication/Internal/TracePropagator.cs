#if NET
using System.Diagnostics;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>
/// Says what of the application's trace goes along with a request, and takes the address's path out of .NET's own activity: external ids are in it. The
/// activity exists only between this handler and the wire, so this is the one place that sees it.
/// </summary>
/// <param name="withState">Whether trace state and baggage go along.</param>
/// <param name="describe">Adds to the activity what the path would have told.</param>
internal sealed class TracePropagator(bool withState, Action<Activity, HttpRequestMessage>? describe = null) : DistributedContextPropagator
{
    private const string Baggage = "baggage";
    private const string Correlation = "Correlation-Context";
    private const string TraceState = "tracestate";

    public override IReadOnlyCollection<string> Fields => Current.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        Redact(activity, carrier as HttpRequestMessage);
        if (withState)
        {
            Current.Inject(activity, carrier, setter);
            return;
        }

        Current.Inject(activity, carrier, (target, name, value) =>
        {
            if (!IsState(name)) setter?.Invoke(target, name, value);
        });

        // What instruments .NET's handler, as OpenTelemetry does, may have put its own there by now.
        if (carrier is not HttpRequestMessage request) return;
        foreach (var name in new[] { Baggage, Correlation, TraceState }) request.Headers.Remove(name);
    }

    // Nothing is received here.
    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        Current.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => Current.ExtractBaggage(carrier, getter);

    private void Redact(Activity? activity, HttpRequestMessage? request)
    {
        if (activity is null || request?.RequestUri is not { } target) return;
        activity.SetTag("url.full", target.GetLeftPart(UriPartial.Authority) + "/*");
        describe?.Invoke(activity, request);
    }

    private static bool IsState(string name) =>
        name.Equals(Baggage, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Correlation, StringComparison.OrdinalIgnoreCase)
        || name.Equals(TraceState, StringComparison.OrdinalIgnoreCase);
}
#endif
