using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>How the values of an attribute become text. Binds from configuration.</summary>
public sealed class ValueConversion
{
    /// <summary>
    /// The .NET format string of a number, a date or a time, such as <c>yyyy-MM-dd</c> or <c>0.00</c>; always with invariant culture. A text has no format.
    /// </summary>
    /// <value>
    /// <see langword="null"/> by default: numbers as they are, with a point; dates as <c>2026-11-02</c>, with a time as <c>2026-11-02T06:00:00</c>, in UTC with
    /// <c>Z</c>; times as <c>06:00:00</c>.
    /// </value>
    public string? Format { get; set; }

    /// <summary>Whether blanks around the text are taken off, and its lines put on one.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool Trim { get; set; } = true;

    /// <summary>Texts that become others, such as <c>D</c> that becomes <c>Germany</c>; compared without regard to case. A text that is not here stays as it is.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, string> Values { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What an empty value does.</summary>
    /// <value><see langword="null"/> by default: as <see cref="ProfileColumns.EmptyValues"/> says.</value>
    public EmptyValuePolicy? EmptyValues { get; set; }
}
