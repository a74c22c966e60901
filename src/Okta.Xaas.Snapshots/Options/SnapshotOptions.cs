namespace Okta.Xaas.Snapshots;

/// <summary>How full lists are synchronized.</summary>
public sealed class SnapshotOptions
{
    /// <summary>When a run is stopped before anything is sent.</summary>
    public SafeguardOptions Safeguards { get; } = new();

    /// <summary>How a run that was stopped is approved.</summary>
    public ApprovalOptions Approvals { get; } = new();

    /// <summary>
    /// A secret of at least 16 characters that the hashes in the store are made with. Default <see langword="null"/>: the store makes a key and keeps it beside
    /// the hashes, so that who can read the store can test guesses at a profile. With a key from elsewhere they cannot. When it changes, everything must be imported anew.
    /// </summary>
    public string? HashKey { get; set; }

    /// <summary>
    /// Gives the secret of <see cref="HashKey"/> at the beginning of each run, for example from a vault or an environment variable. Default <see langword="null"/>. May be called
    /// concurrently. What it throws ends the run before anything is done; so does a secret of fewer than 16 characters, so that a variable that is missing never means a key in the store.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? HashKeyProvider { get; set; }

    /// <summary>
    /// The domain that the org had before, when <see cref="OktaXaasOptions.OktaDomain"/> is a new name of the same org. Default <see langword="null"/>: a store that has the state of
    /// another org is refused. After one run the store knows the new name.
    /// </summary>
    public Uri? FormerOktaDomain { get; set; }

    /// <summary>
    /// Whether keys that differ only by case are the same within a list: both records are then held back. Default <see langword="false"/>. Two Unicode forms of the same letters
    /// always are, and user names never differ by case.
    /// </summary>
    public bool KeysIgnoreCase { get; set; }

    /// <summary>What to do while another run has the identity source. Default <see cref="BusyPolicy.Fail"/>.</summary>
    public BusyPolicy WhenBusy { get; set; } = BusyPolicy.Fail;

    /// <summary>How long <see cref="BusyPolicy.Wait"/> waits. Default one hour.</summary>
    public TimeSpan BusyTimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often <see cref="BusyPolicy.Wait"/> looks. Default 5 seconds.</summary>
    public TimeSpan BusyPollingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how many runs everything is sent again, also what did not change, as Okta's side may have drifted. Default <see langword="null"/>: never by itself.</summary>
    public int? ResynchronizeEveryRuns { get; set; }

    /// <summary>Whether each run sends its part of a full resynchronization, instead of every so many runs everything. Default <see langword="false"/>.</summary>
    public bool SpreadResynchronization { get; set; }

    /// <summary>The folder of a plan's temporary file, which is encrypted. Default <see langword="null"/>: the user's temporary folder.</summary>
    public string? TemporaryFolder { get; set; }
}
