using System.Runtime.CompilerServices;
using System.Text;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Reporting.Internal;

namespace Okta.Xaas.Snapshots.Reporting;

/// <summary>Tells what became of each person of a list, one by one.</summary>
/// <remarks>The keys of those who change are in memory meanwhile, and the faults; those who stay as they are come as a stream.</remarks>
public static class PeopleReport
{
    /// <summary>What becomes of each person: first those of the list in its order, then those who are not active, then those whom only Okta has.</summary>
    /// <param name="snapshot">The list of the plan. Its users are read once more, so it must be one that can be.</param>
    /// <param name="plan">The plan, not disposed yet.</param>
    /// <param name="result">The account of what was sent; <see langword="null"/> tells what the plan would do. Of a plan without changes nothing is sent.</param>
    /// <param name="absent">Those whom the source has and the list has not; nobody when left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The people, each once; a key that stands twice in the list is told with each of its rows.</returns>
    /// <exception cref="ArgumentNullException">The list or the plan is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The list can't be read again.</exception>
    public static IAsyncEnumerable<PersonReport> ReadAsync(
        IdentitySnapshot snapshot, SynchronizationPlan plan, SyncResult? result = null, IAsyncEnumerable<AbsentPerson>? absent = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(plan);
        return ReadPeopleAsync(snapshot, plan, result, absent, cancellationToken);
    }

    /// <summary>Writes people as CSV for a spreadsheet: UTF-8 with a byte order mark, the line in the source, the key, what happened and why.</summary>
    /// <param name="stream">Where to. Stays open.</param>
    /// <param name="people">The people.</param>
    /// <param name="isPlan">Whether nothing was sent, so that it is told what would happen.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>When all are written.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<PersonReport> people, bool isPlan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(people);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 4096, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("line,externalId,outcome,reason").ConfigureAwait(false);
        await foreach (var person in people.WithCancellation(cancellationToken).ConfigureAwait(false)) await writer.WriteLineAsync(ReportLine.Of(person, isPlan)).ConfigureAwait(false);
        await writer.FlushAsync(
#if NET
            cancellationToken
#endif
            ).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<PersonReport> ReadPeopleAsync(
        IdentitySnapshot snapshot, SynchronizationPlan plan, SyncResult? result, IAsyncEnumerable<AbsentPerson>? absent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outcomes = await PlannedOutcomes.ReadAsync(plan, result, cancellationToken).ConfigureAwait(false);
        long number = 0;
        if (snapshot.Users is not null)
        {
            await foreach (var user in snapshot.Users.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                number++;
                yield return outcomes.Of(ListedValues.Identifier(user.ExternalId), user.Row ?? number);
            }
        }

        if (absent is not null)
        {
            await foreach (var person in absent.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (outcomes.OfAbsent(person) is { } report) yield return report;
            }
        }

        foreach (var report in outcomes.Rest()) yield return report;
    }
}
