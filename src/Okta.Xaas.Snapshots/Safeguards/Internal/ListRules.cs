using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>The safeguards that are about the list as a whole: an older one, and one that was cut.</summary>
internal static class ListRules
{
    private const string Kind = "list";

    public static IEnumerable<SafeguardHit> Evaluate(ListComparison list, long users, SafeguardOptions options)
    {
        if (options.StopOlderLists)
        {
            if (list is { MadeAt: { } made, LastMadeAt: { } last } && made < last - options.OlderListTolerance)
            {
                yield return SafeguardRules.Hit(
                    new(Safeguard.OlderList, Kind, made.ToUnixTimeSeconds()),
                    made.ToUnixTimeSeconds(),
                    last.ToUnixTimeSeconds(),
                    $"The list is older than the last one that was imported: by its {list.TimeFrom} it is of {made.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, and that one was of {last.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z",
                    nameof(options.StopOlderLists),
                    options);
            }

            if (list.Number < list.LastNumber)
            {
                yield return SafeguardRules.Hit(
                    new(Safeguard.OlderList, Kind, list.Number!.Value),
                    list.Number.Value,
                    list.LastNumber!.Value,
                    $"The list is older than the last one that was imported: its {list.NumberFrom} is {list.Number}, and that one's was {list.LastNumber}",
                    nameof(options.StopOlderLists),
                    options);
            }
        }

        if (!options.StopCutLists) yield break;
        if (list.ExpectedRecords is { } expected && list.CountedRecords is { } counted && expected != counted)
        {
            yield return SafeguardRules.Hit(
                new(Safeguard.CutList, Kind, counted),
                counted,
                expected,
                $"The list was cut, or is not whole: it says that it has {Amount.Of(expected, "record")}, and it has {counted:N0}",
                nameof(options.StopCutLists),
                options);
        }

        if (list.EndsWithLineEnd == false && list.LastEndedWithLineEnd)
        {
            yield return SafeguardRules.Hit(
                new(Safeguard.CutList, Kind, users),
                users,
                users,
                $"The list may have been cut: its last line has no line end, and the list that was imported before had one. Let it be written to its end",
                nameof(options.StopCutLists),
                options);
        }
    }
}
