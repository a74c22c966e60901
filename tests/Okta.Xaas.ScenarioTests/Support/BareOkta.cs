using System.Globalization;
using System.Net;
using System.Text;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>
/// Okta's rules of sessions and of rate limits and nothing else: no directory, no log, no reading of bodies. For runs of a million changes, and where the work of what answers must not be
/// taken for the engine's. One identity source.
/// </summary>
internal sealed class BareOkta(TimeProvider time) : HttpMessageHandler
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<(string Id, DateTimeOffset Created)> _created = [];
    private string _status = "COMPLETED";
    private DateTimeOffset _triggered = DateTimeOffset.MinValue;
    private Window _sessions;
    private Window _uploads;
    private int _uploading;

    /// <summary>How long an import takes.</summary>
    public TimeSpan ImportTime { get; init; }

    /// <summary>How long each call takes that is no upload.</summary>
    public TimeSpan CallTime { get; init; }

    /// <summary>How long an upload takes, by how many are under way with it.</summary>
    public Func<int, TimeSpan> UploadTime { get; init; } = _ => TimeSpan.Zero;

    /// <summary>The calls a minute that are no uploads; <see langword="null"/>: no limit, and no headers.</summary>
    public int? SessionLimit { get; init; }

    /// <summary>The uploads a minute.</summary>
    public int? UploadLimit { get; init; }

    /// <summary>How many sessions were created.</summary>
    public int Sessions => _created.Count;

    public int Uploads { get; private set; }

    /// <summary>The most uploads that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How many requests got a 429.</summary>
    public int Refused { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isUpload = request.RequestUri!.AbsolutePath.Contains("/bulk-", StringComparison.Ordinal);
        var takes = isUpload ? BeginUpload() : CallTime;
        if (takes > TimeSpan.Zero) await Task.Delay(takes, time, cancellationToken);
        lock (_gate)
        {
            if (!isUpload) return Limited(ref _sessions, SessionLimit, () => AnswerCall(request));
            _uploading--;
            return Limited(ref _uploads, UploadLimit, AnswerUpload);
        }
    }

    private TimeSpan BeginUpload()
    {
        lock (_gate)
        {
            _uploading++;
            MostAtOnce = Math.Max(MostAtOnce, _uploading);
            return UploadTime(_uploading);
        }
    }

    private HttpResponseMessage Limited(ref Window window, int? limit, Func<HttpResponseMessage> answer)
    {
        if (limit is not { } most) return answer();
        var now = time.GetUtcNow();
        if (now >= window.Ends) window = new() { Ends = now + TimeSpan.FromMinutes(1) };
        var isOver = ++window.Used > most;
        if (isOver) Refused++;
        var response = isOver ? Json(HttpStatusCode.TooManyRequests, """{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}""") : answer();
        response.Headers.Add("X-Rate-Limit-Limit", most.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-Rate-Limit-Remaining", Math.Max(0, most - window.Used).ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-Rate-Limit-Reset", ((long)Math.Ceiling((window.Ends - DateTimeOffset.UnixEpoch).TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private HttpResponseMessage AnswerUpload()
    {
        if (_status is not ("CREATED" or "IN_PROGRESS")) return Refuse("The session takes no uploads.");
        _status = "IN_PROGRESS";
        Uploads++;
        return Stamp(new(HttpStatusCode.Accepted));
    }

    private HttpResponseMessage AnswerCall(HttpRequestMessage request)
    {
        var now = time.GetUtcNow();
        if (_status == "TRIGGERED" && now >= _triggered + ImportTime) _status = "COMPLETED";
        var action = request.RequestUri!.Segments[^1];
        switch (action)
        {
            case "sessions" when request.Method == HttpMethod.Get:
                return Json(HttpStatusCode.OK, $"[{(_created.Count == 0 ? "" : Session())}]");
            case "sessions" when _status is "CREATED" or "IN_PROGRESS" || (_status == "TRIGGERED" && now < _triggered + Cooldown):
                return Refuse("There is one active import session already.");
            case "sessions":
                _created.Add(($"aps{_created.Count + 1}", now));
                _status = "CREATED";
                return Json(HttpStatusCode.Created, Session());
            case "start-import" when _status == "IN_PROGRESS":
                (_status, _triggered) = ("TRIGGERED", now);
                return Json(HttpStatusCode.OK, Session());
            case "start-import":
                return Refuse("The session has nothing to import.");
            default:
                return Json(HttpStatusCode.OK, Session());
        }
    }

    private string Session()
    {
        var (id, created) = _created[^1];
        var updated = _status is "TRIGGERED" or "COMPLETED" ? _triggered : created;
        return $$"""{"id":"{{id}}","identitySourceId":"0oa1","status":"{{_status}}","importType":"INCREMENTAL","created":"{{created:O}}","lastUpdated":"{{updated:O}}"}""";
    }

    private HttpResponseMessage Refuse(string why) => Json(HttpStatusCode.BadRequest, $$"""{"errorCode":"E0000001","errorSummary":"{{why}}"}""");

    private HttpResponseMessage Json(HttpStatusCode status, string json) => Stamp(new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    private HttpResponseMessage Stamp(HttpResponseMessage response)
    {
        response.Headers.Date = time.GetUtcNow();
        response.Headers.Add("X-Okta-Request-Id", "reqBare");
        return response;
    }

    private struct Window
    {
        public DateTimeOffset Ends;
        public int Used;
    }
}
