using System.Globalization;
using System.Text.Json.Nodes;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;
using Okta.Xaas.Verification;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What Okta has made of people.</summary>
internal sealed class VerifyRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    // More than a screen of people is for --json.
    private const int MostShown = 50;

    public async Task<int> RunAsync(IReadOnlyCollection<string> keys, ListChoice list, VerificationOptions options, CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        display.Say("Okta", okta.About);
        var report = await okta.Verifier.VerifyAsync([.. keys, .. await KeysOfAsync(list, okta, cancellationToken)], options, cancellationToken);
        display.Data(JsonNode.Parse(report.ToJson())!);
        if (report.Refused is { } refused)
        {
            display.Fail($"Okta did not tell. {refused}");
            return ExitCodes.Failure;
        }

        display.Show(new DataTable("People", ["", "people"], 1, [.. report.People.GroupBy(person => person.Verdict).OrderBy(same => same.Key).Select(IReadOnlyList<string> (same) => [Word(same.Key), Number(same.Count())])]));
        ShowPeople("Not as expected", [.. report.NotAsExpected()]);
        ShowPeople("As expected, though something has failed", [.. report.People.Where(person => person.IsAsExpected && person.LogFailures.Count > 0)]);
        if (report.SystemLogRefused is { } notRead) display.Say("System Log", $"was not read to its end. {notRead}");
        if (report.UnjoinedLogFailures > 0) display.Say("System Log", $"{Count(report.UnjoinedLogFailures, "failure of imports names", "failures of imports name")} none of these people");
        return report.IsAsExpected ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    /// <summary>A verdict in words.</summary>
    public static string Word(PersonVerdict verdict) => verdict switch
    {
        PersonVerdict.Confirmed => "confirmed",
        PersonVerdict.AwaitsConfirmation => "waits to be confirmed",
        PersonVerdict.NotMatched => "matched to nobody",
        PersonVerdict.OnItsWay => "on its way",
        PersonVerdict.Deactivated => "deactivated",
        PersonVerdict.Missing => "not there",
        PersonVerdict.Differs => "has other values",
        PersonVerdict.SyncError => "failed in Okta",
        _ => "unknown",
    };

    private void ShowPeople(string title, IReadOnlyList<PersonCheck> people)
    {
        if (people.Count == 0) return;
        display.ShowList(
            $"{title} ({Number(people.Count)})",
            [.. people.Take(MostShown).Select(Line), .. people.Count > MostShown ? [$"… and {Number(people.Count - MostShown)} more; --json tells of everybody"] : (string[])[]]);
    }

    private static string Line(PersonCheck person) =>
        string.Join("; ", person.LogFailures.Select(Failure).Prepend($"{person.ExternalId}: {Word(person.Verdict)}"));

    private static string Failure(LogFailure failure) =>
        string.Create(CultureInfo.InvariantCulture, $"{(failure.At is { } at ? $"{at.UtcDateTime:u} " : "")}{failure.EventType}{(failure.Reason is { } reason ? ": " + reason : "")}");

    private static async Task<IReadOnlyList<string>> KeysOfAsync(ListChoice choice, OktaTarget okta, CancellationToken cancellationToken)
    {
        if (choice.File is null) return [];
        using var list = await HrList.OpenAsync(choice, okta.Clock, cancellationToken);
        var keys = new List<string>();
        await foreach (var user in list.Snapshot.Users!.WithCancellation(cancellationToken))
        {
            if (user.Fault is null && !string.IsNullOrWhiteSpace(user.ExternalId)) keys.Add(user.ExternalId);
        }

        return keys;
    }
}
