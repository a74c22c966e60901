using System.Globalization;
using System.Text.RegularExpressions;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>The number in the names of an export's files, which grows from file to file: a pattern with <c>{number}</c> for digits and <c>*</c> for anything.</summary>
internal sealed class FileNumber(string pattern)
{
    public const string Placeholder = "{number}";

    // A whole number of 64 bits holds them all.
    private const int MostDigits = 18;

    private readonly Regex _name = new(
        $"^{Regex.Escape(pattern).Replace(Regex.Escape(Placeholder), "(?<![0-9])([0-9]+)(?![0-9])").Replace("\\*", ".*?")}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(5));

    /// <summary>The number in a file's name: the digits in all places of it, one after another.</summary>
    /// <exception cref="SnapshotReadException">The name is not of that form, so that nobody can tell whether the file is an older one.</exception>
    public long In(string fileName)
    {
        var match = _name.Match(fileName);
        var digits = string.Concat(match.Groups.Cast<Group>().Skip(1).Select(group => group.Value));
        if (!match.Success) throw ReadFault.InFile(fileName, $"the file's name has not the form {pattern}, by which the mapping tells an older file");
        return digits.Length <= MostDigits
            ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw ReadFault.InFile(fileName, $"the number in the file's name has more than {MostDigits} digits");
    }
}
