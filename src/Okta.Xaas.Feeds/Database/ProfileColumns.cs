using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>Which columns of a query make a user, a group or a device. Binds from configuration.</summary>
/// <remarks>Names of columns are compared without regard to case. Not to be altered while it is used.</remarks>
public sealed class ProfileColumns
{
    /// <summary>The column with each record's key in the HR system, which never changes. Required.</summary>
    /// <value>Nothing by default.</value>
    public string ExternalId { get; set; } = "";

    /// <summary>
    /// The attributes of the identity source's schema and the column that fills each; one column may fill several. Users need <c>userName</c> and
    /// <c>email</c>, groups <c>displayName</c>; devices have exactly <c>serialNumber</c>, <c>platform</c> and <c>displayName</c>.
    /// </summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, string> Attributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How the values of some attributes become text, where the default is not what is wanted.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, ValueConversion> Conversions { get; } = new Dictionary<string, ValueConversion>(StringComparer.Ordinal);

    /// <summary>What NULL, and a text without letters, does to its attribute, unless the attribute's conversion says otherwise.</summary>
    /// <value><see cref="EmptyValuePolicy.Clear"/> by default.</value>
    public EmptyValuePolicy EmptyValues { get; set; }

    /// <summary>From when on a person is in the list; for users only.</summary>
    /// <value><see langword="null"/> by default: from the first row on.</value>
    public JoinerRule? Joiner { get; set; }

    /// <summary>Who has left; for users only. Memberships of those whom it leaves out are passed over by <see cref="DbSnapshotReader.ReadAll"/>.</summary>
    /// <value><see langword="null"/> by default: nobody in the result has.</value>
    public LeaverRule? Leaver { get; set; }

    /// <summary>Which row gives the profile of a person who has several; for users only. The query has to sort its rows by the key.</summary>
    /// <value><see langword="null"/> by default: a key that stands twice is a fault.</value>
    public SeveralRows? SeveralRows { get; set; }

    /// <summary>The time zone in which a day begins, such as <c>Europe/Berlin</c>, or on .NET Framework <c>W. Europe Standard Time</c>, as it knows only the names of Windows; for users only.</summary>
    /// <value><see langword="null"/> by default: UTC, whatever the machine's is. Where days count, the plan's notes say so.</value>
    public string? TimeZone { get; set; }

    /// <summary>The column that says of when the list is, by which an older one is told; for users only, and for <see cref="DbSnapshotReader.ReadAll"/>.</summary>
    /// <value><see langword="null"/> by default: nothing tells it.</value>
    public AsOfDate? AsOf { get; set; }

    internal EmploymentRules Employment => new(Joiner, Leaver, SeveralRows, TimeZone);
}
