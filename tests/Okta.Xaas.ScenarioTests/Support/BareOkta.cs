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
        var (window, takes) = Arrive(isUpload);
        if (takes > TimeSpan.Zero) await Task.Delay(takes, time, cancellationToken);
        lock (_gate)
        {
            if (isUpload) _uploading--;
            var response = window.IsOver ? TooMany() : isUpload ? AnswerUpload() : AnswerCall(request);
            window.Stamp(response);
            return response;
        }
    }

    private (Window Window, TimeSpan Takes) Arrive(bool isUpload)
    {
        lock (_gate)
        {
            var window = isUpload ? Window.Take(ref _uploads, UploadLimit, time.GetUtcNow()) : Window.Take(ref _sessions, SessionLimit, time.GetUtcNow());
            if (window.IsOver) Refused++;
            if (!isUpload) return (window, CallTime);
            _uploading++;
            MostAtOnce = Math.Max(MostAtOnce, _uploading);
            return (window, window.IsOver ? CallTime : UploadTime(_uploading));
        }
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
                // Active ones only, as Okta documents it.
                return Json(HttpStatusCode.OK, $"[{(_status == "COMPLETED" ? "" : Session())}]");
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
        var updated = _status switch
        {
            "TRIGGERED" => _triggered,
            "COMPLETED" => _triggered + ImportTime,
            _ => created,
        };
        return $$"""{"id":"{{id}}","identitySourceId":"0oa1","status":"{{_status}}","importType":"INCREMENTAL","created":"{{created:O}}","lastUpdated":"{{updated:O}}"}""";
    }

    private HttpResponseMessage TooMany() => Json(HttpStatusCode.TooManyRequests, """{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}""");

    private HttpResponseMessage Refuse(string why) => Json(HttpStatusCode.BadRequest, $$"""{"errorCode":"E0000001","errorSummary":"{{why}}"}""");

    private HttpResponseMessage Json(HttpStatusCode status, string json) => Stamp(new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    private HttpResponseMessage Stamp(HttpResponseMessage response)
    {
        response.Headers.Date = time.GetUtcNow();
        response.Headers.Add("X-Okta-Request-Id", "reqBare");
        return response;
    }

    /// <summary>A minute of a rate limit, as the newest request has left it.</summary>
    private readonly record struct Window(int? Limit, DateTimeOffset Ends, int Used)
    {
        public bool IsOver => Used > Limit;

        public static Window Take(ref Window current, int? limit, DateTimeOffset now) =>
            current = now >= current.Ends ? new(limit, now + TimeSpan.FromMinutes(1), 1) : current with { Used = current.Used + 1 };

        public void Stamp(HttpResponseMessage response)
        {
            if (Limit is not { } limit) return;
            response.Headers.Add("X-Rate-Limit-Limit", limit.ToString(CultureInfo.InvariantCulture));
            response.Headers.Add("X-Rate-Limit-Remaining", Math.Max(0, limit - Used).ToString(CultureInfo.InvariantCulture));
            response.Headers.Add("X-Rate-Limit-Reset", ((long)Math.Ceiling((Ends - DateTimeOffset.UnixEpoch).TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        }
    }
}
