using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Takes out of an XML documentation file what is not of the public API, as the text files beside the project have it. A task of MSBuild, compiled when packages are made.</summary>
public class KeepPublicDocumentation : Task
{
    // What stands before a name in those files: an attribute's id, and modifiers.
    private static readonly Regex Before = new Regex(@"^(\[\w+\]|~)?((static|const|override|virtual|abstract|readonly|implicit|explicit|operator|sealed) )*");

    private static readonly Regex After = new Regex(@"(\.(get|set|init|add|remove))?( =.*| ->.*|\(.*)?$");

    // List<T> there is List`1 here.
    private static readonly Regex TypeParameters = new Regex(@"<[^<>]*>|`+\d+");

    [Required]
    public string Documentation { get; set; }

    [Required]
    public ITaskItem[] PublicApi { get; set; }

    public override bool Execute()
    {
        var names = new HashSet<string>(PublicApi.SelectMany(file => File.ReadAllLines(file.ItemSpec)).Where(line => !line.StartsWith("#")).Select(NameOf));
        var file = XDocument.Load(Documentation, LoadOptions.PreserveWhitespace);
        foreach (var member in file.Descendants("member").Where(member => !names.Contains(IdOf((string)member.Attribute("name")))).ToList())
        {
            if (member.PreviousNode is XText blank) blank.Remove();
            member.Remove();
        }

        file.Save(Documentation, SaveOptions.DisableFormatting);
        return true;
    }

    private static string NameOf(string line)
    {
        var name = Before.Replace(line, "");
        return Bare(After.Replace(Regex.Replace(name, @" ->.*| =.*", ""), ""));
    }

    private static string IdOf(string id)
    {
        var name = Bare(id.Substring(2).Split('(')[0]);
        var type = name.LastIndexOf(".#ctor");
        return type < 0 ? name : name.Substring(0, type) + name.Substring(name.LastIndexOf('.', type - 1), type - name.LastIndexOf('.', type - 1));
    }

    private static string Bare(string name)
    {
        while (TypeParameters.IsMatch(name)) name = TypeParameters.Replace(name, "");
        return name;
    }
}
