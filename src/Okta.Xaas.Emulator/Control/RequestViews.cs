using System.Text;

namespace Okta.Xaas.Emulator.Control;

internal sealed record RequestView(
    long Number,
    DateTimeOffset Time,
    string Method,
    string Path,
    string? Operation,
    string? SessionId,
    int? Status,
    int? EffectStatus,
    double DurationMs,
    string RequestId,
    string? ErrorCode,
    string? Fault,
    int Bytes)
{
    public static RequestView Of(RequestLogEntry entry) => new(
        entry.Request.Number,
        entry.Request.Time,
        entry.Request.Method,
        entry.Request.Path,
        entry.Request.Operation,
        entry.Request.SessionId,
        entry.StatusCode,
        entry.EffectStatusCode,
        Math.Round(entry.Duration.TotalMilliseconds, 3),
        entry.RequestId,
        entry.ErrorCode,
        entry.Fault?.ToString(),
        entry.Request.BodyLength);
}

internal sealed record RuleView(string Title, string Explanation, string GuideSection);

internal sealed record RequestDetails(
    long Number,
    DateTimeOffset Time,
    string Method,
    string Path,
    string? Operation,
    string? SessionId,
    int? Status,
    int? EffectStatus,
    double DurationMs,
    string RequestId,
    string? ErrorCode,
    string? Fault,
    int Bytes,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string? ErrorBody,
    string? Body,
    RuleView? Rule)
{
    public static RequestDetails Of(RequestLogEntry entry)
    {
        var item = RequestView.Of(entry);
        return new(
            item.Number, item.Time, item.Method, item.Path, item.Operation, item.SessionId, item.Status, item.EffectStatus, item.DurationMs, item.RequestId, item.ErrorCode, item.Fault, item.Bytes,
            entry.Request.Query,
            entry.Request.Headers,
            entry.ErrorBody is { } error ? Encoding.UTF8.GetString(error) : null,
            entry.Request.Body,
            entry.Rule is { } rule ? new RuleView(rule.Title, rule.Explanation, rule.GuideSection) : null);
    }
}
