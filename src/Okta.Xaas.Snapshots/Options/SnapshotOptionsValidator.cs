using Microsoft.Extensions.Options;

namespace Okta.Xaas.Snapshots;

/// <summary>Finds every fault in the options at once; each is named by its property, with what is wrong and how to mend it.</summary>
/// <remarks>Keeps no state and may be called concurrently. Never shows the key.</remarks>
public sealed class SnapshotOptionsValidator : IValidateOptions<SnapshotOptions>
{
    internal const int LeastKeyLength = 16;

    private static readonly TimeSpan LongestApproval = TimeSpan.FromDays(90);

    /// <summary>Throws when the options have faults.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static void ThrowIfInvalid(SnapshotOptions options)
    {
        var result = new SnapshotOptionsValidator().Validate(null, options);
        if (result.Failed) throw new OptionsValidationException(Options.DefaultName, typeof(SnapshotOptions), result.Failures);
    }

    /// <summary>Lists the faults.</summary>
    /// <param name="name">The name of the identity source in the application, which each fault is told with; nothing is told of a blank one.</param>
    /// <param name="options">The options.</param>
    /// <returns>Success, or all faults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, SnapshotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] faults = [.. Faults(options).Select(fault => InNameOf(name, fault))];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    internal static string InNameOf(string? name, string fault) => string.IsNullOrEmpty(name) ? fault : $"Identity source \"{name}\": {fault}";

    private static IEnumerable<string> Faults(SnapshotOptions options)
    {
        var guards = options.Safeguards;
        if (!IsShare(guards.MaxUserDeletionShare)) yield return $"Safeguards.MaxUserDeletionShare is {guards.MaxUserDeletionShare}: set 0 to 1; 0.2 is 20 percent.";
        if (!IsShare(guards.MinSnapshotShare)) yield return $"Safeguards.MinSnapshotShare is {guards.MinSnapshotShare}: set 0 to 1; 0.5 is 50 percent.";
        if (guards.MaxUserDeletions < 0) yield return "Safeguards.MaxUserDeletions is negative: set 0 or more, or null for no limit.";
        if (guards.MaxGroupDeletions < 0) yield return "Safeguards.MaxGroupDeletions is negative: set 0 or more, or null for no limit.";
        if (guards.MaxDeviceDeletions < 0) yield return "Safeguards.MaxDeviceDeletions is negative: set 0 or more, or null for no limit.";
        if (guards.MaxMembershipRemovals < 0) yield return "Safeguards.MaxMembershipRemovals is negative: set 0 or more, or null for no limit.";
        if (guards.MaxMissingGroups < 0) yield return "Safeguards.MaxMissingGroups is negative: set 0 or more.";
        if (guards.MaxHeldBackRecords < 0) yield return "Safeguards.MaxHeldBackRecords is negative: set 0 or more.";
        foreach (var (name, limit) in Limits(guards))
        {
            if (!IsShare(limit.Share)) yield return $"Safeguards.{name}.Share is {limit.Share}: set 0 to 1; 0.2 is 20 percent.";
            if (limit.Count < 0) yield return $"Safeguards.{name}.Count is negative: set 0 or more.";
        }

        if (guards.Renames is not (RenamePolicy.Hold or RenamePolicy.Allow)) yield return $"Safeguards.Renames is {guards.Renames:D}, which has no meaning: set Hold or Allow.";
        if (guards.OlderListTolerance < TimeSpan.Zero) yield return "Safeguards.OlderListTolerance is negative: set zero or more.";
        if (options.Approvals.ValidFor <= TimeSpan.Zero || options.Approvals.ValidFor > LongestApproval)
            yield return $"Approvals.ValidFor is {options.Approvals.ValidFor}: set more than zero, and at most {LongestApproval.TotalDays} days.";
        if (options.HashKey is { Length: < LeastKeyLength }) yield return $"HashKey has fewer than {LeastKeyLength} characters: use a long random secret, or leave it out.";
        if (options.HashKey is not null && options.HashKeyProvider is not null) yield return "HashKey and HashKeyProvider are both set: leave one of them out.";
        if (options.FormerOktaDomain is { IsAbsoluteUri: false }) yield return "FormerOktaDomain is no address: set it as OktaDomain, for example https://example.okta.com.";
        if (options.WhenBusy is not (BusyPolicy.Fail or BusyPolicy.Wait)) yield return $"WhenBusy is {options.WhenBusy:D}, which has no meaning: set Fail or Wait.";
        if (options.BusyTimeLimit < TimeSpan.Zero) yield return "BusyTimeLimit is negative: set zero or more.";
        if (options.BusyPollingInterval < TimeSpan.FromMilliseconds(10)) yield return "BusyPollingInterval is below 10 ms: set more.";
        if (options.ResynchronizeEveryRuns < 1) yield return "ResynchronizeEveryRuns is below 1: set the number of runs, or leave it out.";
        if (options.SpreadResynchronization && options.ResynchronizeEveryRuns is null) yield return "SpreadResynchronization is set without ResynchronizeEveryRuns: set over how many runs it is to be spread.";
        if (options.TemporaryFolder is { } folder && !Directory.Exists(folder)) yield return "TemporaryFolder does not exist: make it, or leave it out.";
    }

    private static IEnumerable<(string Name, SafeguardLimit Limit)> Limits(SafeguardOptions guards) =>
    [
        (nameof(guards.UserNameChanges), guards.UserNameChanges),
        (nameof(guards.RenamedKeys), guards.RenamedKeys),
        (nameof(guards.ClearedAttributes), guards.ClearedAttributes),
        (nameof(guards.UniformAttributes), guards.UniformAttributes),
        (nameof(guards.UserCreations), guards.UserCreations),
        (nameof(guards.UserUpdates), guards.UserUpdates),
        (nameof(guards.MembershipRemovals), guards.MembershipRemovals),
    ];

    private static bool IsShare(double value) => value is >= 0 and <= 1;
}
