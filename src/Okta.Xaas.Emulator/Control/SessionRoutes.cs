using System.Globalization;
using System.Text;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The sessions, their uploads, and what another client or bad luck does to them.</summary>
internal static class SessionRoutes
{
    private const string Path = ControlRoutes.Root + "sessions";

    public static readonly ControlRoute[] All =
    [
        new("GET", Path, List),
        new("POST", Path, call => Do(call, (sessions, now) => sessions.Create(now), ControlAnswer.Created)),
        new("GET", Path + "/{id}", call => Do(call, (sessions, _) => sessions.Peek(call.Values[0]))),
        new("GET", Path + "/{id}/uploads/{number}", Upload),
        new("POST", Path + "/{id}/close", call => Do(call, (sessions, now) => sessions.Cancel(call.Values[0], now))),
        new("POST", Path + "/{id}/expire", call => Do(call, (sessions, now) => sessions.Expire(call.Values[0], now))),
        new("POST", Path + "/{id}/trigger", call => Do(call, (sessions, now) => sessions.StartImport(call.Values[0], now))),
        new("POST", Path + "/{id}/forget", call => Do(call, (sessions, now) => sessions.Forget(call.Values[0], now))),
        new("POST", Path + "/{id}/finish", call => Do(call, (sessions, now) => sessions.FinishImport(call.Values[0], now))),
        new("POST", Path + "/{id}/fail", call => Do(call, (sessions, now) => sessions.FailImport(call.Values[0], now))),
    ];

    private static ControlAnswer List(ControlCall call)
    {
        var (offset, limit) = (call.Offset, call.Limit);
        var page = call.Target.Org.Do((sessions, _, _) =>
            new Listing<SessionView>(sessions.All.Count, offset, [.. sessions.All.Reverse().Skip(offset).Take(limit).Select(SessionView.Of)]));
        return ControlAnswer.Ok(page, ControlJson.Relaxed.ListingSessionView);
    }

    private static ControlAnswer Do(ControlCall call, Func<SessionRegistry, DateTimeOffset, OrgSession> work) => Do(call, work, ControlAnswer.Ok);

    private static ControlAnswer Do(
        ControlCall call,
        Func<SessionRegistry, DateTimeOffset, OrgSession> work,
        Func<SessionDetails, System.Text.Json.Serialization.Metadata.JsonTypeInfo<SessionDetails>, ControlAnswer> answer) =>
        answer(call.Target.Org.Do((sessions, _, now) => SessionDetails.Of(work(sessions, now))), ControlJson.Relaxed.SessionDetails);

    private static ControlAnswer Upload(ControlCall call)
    {
        var (id, text) = (call.Values[0], call.Values[1]);
        var (upload, kept) = call.Target.Org.Do((sessions, _, _) =>
        {
            var uploads = sessions.Peek(id).Uploads;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= uploads.Count
                ? (UploadView.Of(uploads[number - 1], number), uploads[number - 1])
                : throw ControlException.NotFound($"Session {id} has no upload {text}: the first is 1, the last {uploads.Count}.");
        });

        // Nobody waits while it is unpacked.
        var body = kept.Body;
        var details = new UploadDetails(
            upload.Number, upload.Operation, upload.Received, upload.Bytes, upload.Entities, upload.UnknownIds, upload.RequestNumber,
            body is null ? null : Encoding.UTF8.GetString(body), body is null ? [] : UploadedIds.In(body));
        return ControlAnswer.Ok(details, ControlJson.Relaxed.UploadDetails);
    }
}
