using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>By what two keys are taken for one person's.</summary>
[Experimental("OKTAXAAS002")]
public enum RenameMatch
{
    /// <summary>The user name.</summary>
    UserName = 0,

    /// <summary>The key itself, but for what spreadsheets and transfers change: zeros, case, Unicode form, characters that nobody sees.</summary>
    Key = 1,

    /// <summary>An e-mail that nobody else has.</summary>
    Email = 2,
}
