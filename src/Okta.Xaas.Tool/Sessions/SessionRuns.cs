using System.Globalization;
using System.Text.Json.Nodes;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Sessions;

/// <summary>Looks at import sessions, as Okta has them.</summary>
internal sealed class SessionRuns(TargetOptions target, IDisplay display, TimeProvider clock)
{
    public async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        var sessions = await okta.Api.ListSessionsAsync(cancellationToken);
        display.Say("Okta", okta.About);
        if (sessions.Count == 0) display.Say("Sessions", "Okta tells of none");
        else display.Show(new DataTable("Sessions", ["session", "status", "created", "last change"], 4, [.. sessions.Select(Row)]));
        display.Data(new JsonArray([.. sessions.Select(Json)]));
        return ExitCodes.Success;
    }

    public async Task<int> WatchAsync(string? id, CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        if (id is null)
        {
            var sessions = await okta.Api.ListSessionsAsync(cancellationToken);
            id = sessions.FirstOrDefault(session => !SessionTransitions.IsFinal(session.Status))?.Id;
            if (id is null)
            {
                display.Say("Sessions", "none is open or being imported");
                display.Data(new JsonArray());
                return ExitCodes.Success;
            }
        }

        string? told = null;
        while (true)
        {
            var session = await okta.Api.GetSessionAsync(id, cancellationToken);
            if (session.StatusText != told) display.Say(TimeOf(okta.Clock.GetUtcNow())!, $"session {session.Id}: {WordOf(session)}");
            told = session.StatusText;
            if (SessionTransitions.IsFinal(session.Status))
            {
                display.Data(Json(session));
                return session.Status == SessionStatus.Completed ? ExitCodes.Success : ExitCodes.Incomplete;
            }

            await Task.Delay(okta.Options.Synchronization.PollingInterval, okta.Clock, cancellationToken);
        }
    }

    public async Task<int> CancelAsync(string id, CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        var session = await okta.Api.GetSessionAsync(id, cancellationToken);
        if (!SessionTransitions.Allowed(session.Status).Contains(SessionAction.Cancel))
            throw new UsageException($"session {session.Id} is {WordOf(session)}; Okta lets only a session be cancelled whose import has not been started");
        await okta.Api.DeleteSessionAsync(session.Id, cancellationToken);
        display.Say("Cancelled", $"session {session.Id}; nothing of it is imported");
        display.Data(new JsonObject { ["id"] = session.Id, ["cancelled"] = true });
        return ExitCodes.Success;
    }

    private static IReadOnlyList<string> Row(IdentitySourceSession session) => [session.Id, WordOf(session), TimeOf(session.Created) ?? "", TimeOf(session.LastUpdated) ?? ""];

    private static JsonObject Json(IdentitySourceSession session) => new()
    {
        ["id"] = session.Id,
        ["status"] = WordOf(session),
        ["created"] = TimeOf(session.Created),
        ["lastUpdated"] = TimeOf(session.LastUpdated),
    };

    private static string WordOf(IdentitySourceSession session) => session.StatusText ?? session.Status.ToString();

    private static string? TimeOf(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
