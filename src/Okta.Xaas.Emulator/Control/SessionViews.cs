using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Control;

internal sealed record StatusView(string Status, DateTimeOffset At);

internal sealed record SessionView(
    string Id,
    string Status,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    DateTimeOffset? Triggered,
    DateTimeOffset? Finished,
    IReadOnlyList<StatusView> History,
    int Batches,
    int Entities,
    long Bytes,
    int Applied,
    int Ignored,
    int Duplicates,
    bool Forgotten,
    string? Error)
{
    public static SessionView Of(OrgSession session) => new(
        session.Id,
        session.Status.WireName(),
        session.Created,
        session.LastUpdated,
        session.Triggered,
        session.Finished,
        [.. session.History.Select(change => new StatusView(change.Status.WireName(), change.At))],
        session.Uploads.Count,
        session.Uploads.Sum(upload => upload.Shown.Entities),
        session.Uploads.Sum(upload => (long)upload.Shown.Bytes),
        session.Applied,
        session.Ignored,
        session.Duplicates,
        session.IsForgotten,
        session.Error);
}

internal sealed record UploadView(int Number, string Operation, DateTimeOffset Received, int Bytes, int Entities, int UnknownIds, long RequestNumber)
{
    public static UploadView Of(SessionUpload upload, int number) => new(
        number, upload.Shown.Operation, upload.Shown.Received, upload.Shown.Bytes, upload.Shown.Entities, upload.Shown.UnknownIds, upload.RequestNumber);
}

internal sealed record SessionDetails(
    string Id,
    string Status,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    DateTimeOffset? Triggered,
    DateTimeOffset? Finished,
    IReadOnlyList<StatusView> History,
    int Batches,
    int Entities,
    long Bytes,
    int Applied,
    int Ignored,
    int Duplicates,
    bool Forgotten,
    string? Error,
    IReadOnlyList<UploadView> Uploads)
{
    public static SessionDetails Of(OrgSession session)
    {
        var item = SessionView.Of(session);
        return new(
            item.Id, item.Status, item.Created, item.LastUpdated, item.Triggered, item.Finished, item.History, item.Batches, item.Entities, item.Bytes, item.Applied, item.Ignored,
            item.Duplicates, item.Forgotten, item.Error, [.. session.Uploads.Select((upload, i) => UploadView.Of(upload, i + 1))]);
    }
}

internal sealed record UploadDetails(
    int Number, string Operation, DateTimeOffset Received, int Bytes, int Entities, int UnknownIds, long RequestNumber, string? Body, IReadOnlyList<string> People);
