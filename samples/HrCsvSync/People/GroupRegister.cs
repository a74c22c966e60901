using System.Text;
using HrCsvSync.Csv;
using HrCsvSync.Mapping;

namespace HrCsvSync.People;

/// <summary>Which groups there are, and who is in them.</summary>
internal sealed class GroupRegister
{
    private readonly Dictionary<string, PersonGroup> _byId = new(StringComparer.Ordinal);

    /// <summary>The groups that somebody is in whose row is sent.</summary>
    public IEnumerable<PersonGroup> Groups => _byId.Values.Where(group => group.ActiveMembers.Any());

    public void Add(Person person, HrCsvRow row, HrGroupRule rule, string value)
    {
        var id = rule.ExternalIdPrefix + Key(value);
        if (!_byId.TryGetValue(id, out var group))
        {
            group = new PersonGroup(id, Fill(rule.DisplayName, value), rule.Description is { } text ? Fill(text, value) : null, rule.Column.Name, row.Line);
            _byId.Add(id, group);
        }

        if (group.Members.Count == 0 || group.Members[^1] != person) group.Members.Add(person);
    }

    private static string Fill(string template, string value) => template.Replace(HrGroupRule.ValuePlaceholder, value, StringComparison.Ordinal);

    // "Sales", "SALES" and "sales " are one department, and an ü is the same letter whichever way a system composes it.
    private static string Key(string value) =>
        string.Join(' ', value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC).ToLowerInvariant();
}
