namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Names, and user names that are made of them, as columns or templates.</summary>
internal sealed class NameTemplates
{
    private const string ExampleDomain = "example.com";

    public NameTemplates(ColumnRoles roles, ColumnProfile key)
    {
        var (first, last, full) = (roles.Of(ColumnRole.FirstName), roles.Of(ColumnRole.LastName), roles.Of(ColumnRole.FullName));
        var domain = roles.Of(ColumnRole.Mail)?.Domain;
        WhyDomain = domain is null ? $"Put your own domain in the place of {ExampleDomain}" : $"Most e-mails of the list have {domain}";
        domain ??= ExampleDomain;
        (First, Last) = (first?.Name, last?.Name);
        if (first is not null && last is not null && CanBeNamed(first) && CanBeNamed(last))
        {
            (UserName, MadeOf) = ($"{{{{ {Cell(first)} | required | slug }}}}.{{{{ {Cell(last)} | required | slug | unique: '{{value}}{{n}}@{domain}' }}}}", "the names");
        }
        else if (full is not null && CanBeNamed(full))
        {
            IsSplit = true;
            var isTurned = full.WithComma * 2 > full.Filled;
            (First, Last) = isTurned
                ? ($"{{{{ {Cell(full)} | split: ',' | last | strip }}}}", $"{{{{ {Cell(full)} | split: ',' | first | strip }}}}")
                : ($"{{{{ {Cell(full)} | split: ' ' | first }}}}", $"{{{{ {Cell(full)} | split: ' ' | last }}}}");
            Why = isTurned ? ("what stands behind the comma of the full name", "what stands before it") : ("the first word of the full name", "its last word");
            UserName = isTurned
                ? $"{{{{ {Cell(full)} | split: ',' | last | slug: '.' }}}}.{{{{ {Cell(full)} | split: ',' | first | required | slug: '.' | unique: '{{value}}{{n}}@{domain}' }}}}"
                : $"{{{{ {Cell(full)} | slug: '.' | unique: '{{value}}{{n}}@{domain}' }}}}";
            MadeOf = "the full name";
        }
        else
        {
            (UserName, MadeOf) = (CanBeNamed(key) ? $"{{{{ {Cell(key)} | slug | unique: '{{value}}{{n}}@{domain}' }}}}" : key.Name, "the key");
        }
    }

    /// <summary>A user name with the place of a number.</summary>
    public string UserName { get; }

    public string MadeOf { get; }

    public string WhyDomain { get; }

    public string? First { get; }

    public string? Last { get; }

    /// <summary>Whether first and last name are parts of one column.</summary>
    /// <summary>Why these are the first and the last name.</summary>
    public (string First, string Last) Why { get; } = ("its name says so", "its name says so");

    public bool IsSplit { get; }

    // Liquid ends a text at its quote, and a template at its braces.
    private static bool CanBeNamed(ColumnProfile column) => column.Name.IndexOfAny(['\\', '{', '}', '%']) < 0 && !(column.Name.Contains('\'') && column.Name.Contains('"')) && !column.Name.Any(char.IsControl);

    private static string Cell(ColumnProfile column) => column.Name.Contains('\'') ? $"row[\"{column.Name}\"]" : $"row['{column.Name}']";
}
