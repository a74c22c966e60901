using System.IO.Compression;
using System.Xml;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>The parts of a workbook, as far as the reader does not tell of them: where its sheets are, and whether they unpack to more than anybody has.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>The most that the parts of a workbook may unpack to.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>The most that the texts of all cells may unpack to, as they are in memory.</summary>
    public const long MaxTextBytes = 256L << 20;

    private const string Texts = "xl/sharedStrings.xml";

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive _zip;
    private readonly string _name;

    private Workbook(ZipArchive zip, string name) => (_zip, _name) = (zip, name);

    /// <summary>Looks into a file; it stays open.</summary>
    public static Workbook Open(Stream stream, string name)
    {
        CheckKind(stream, name);
        stream.Position = 0;
        var workbook = new Workbook(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true), name);
        try
        {
            workbook.CheckSizes();
            return workbook;
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>The cells of a sheet.</summary>
    public XmlReader OpenSheet(string sheet)
    {
        string? id = null;
        using (var sheets = OpenPart("xl/workbook.xml"))
        {
            while (id is null && sheets.Read())
            {
                if (sheets is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && sheets.GetAttribute("name") == sheet) id = AttributeOf(sheets, "id");
            }
        }

        return PartOf(relation => id is not null && relation.GetAttribute("Id") == id) ?? throw ReadFault.InFile(_name, "the workbook has no part for its sheet; it is damaged");
    }

    /// <summary>How many texts it keeps apart from its cells.</summary>
    public long CountTexts()
    {
        using var texts = PartOf(relation => relation.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true);
        long count = 0;
        while (texts?.Read() == true)
        {
            if (texts is { NodeType: XmlNodeType.Element, LocalName: "si" }) count++;
        }

        return count;
    }

    public void Dispose() => _zip.Dispose();

    private static void CheckKind(Stream stream, string name)
    {
        stream.Position = 0;
        var start = new byte[4];
        var read = stream.Read(start, 0, start.Length);
        if (read == 4 && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8)) return;
        var isCompound = read == 4 && start.AsSpan().SequenceEqual(CompoundFile);
        throw ReadFault.InFile(name, isCompound ? "this is a workbook with a password, or an .xls of before 2007: save it as .xlsx without a password" : "this is no .xlsx workbook, or it is cut");
    }

    // What is declared may be a lie, so that what is counted are the bytes themselves. .NET unpacks no more than is declared; .NET Framework does.
    private void CheckSizes()
    {
        long all = 0;
        foreach (var entry in _zip.Entries)
        {
            if (entry.Length > MaxBytes || (all += UnpackedLength(entry)) > MaxBytes) throw ReadFault.InFile(_name, FormattableString.Invariant($"the workbook unpacks to more than {MaxBytes:N0} bytes"));
            if (entry.FullName.Equals(Texts, StringComparison.OrdinalIgnoreCase) && entry.Length > MaxTextBytes) throw ReadFault.InFile(_name, FormattableString.Invariant($"the texts of the workbook unpack to more than {MaxTextBytes:N0} bytes"));
        }
    }

    private static long UnpackedLength(ZipArchiveEntry entry)
    {
#if NET
        return entry.Length;
#else
        using var part = entry.Open();
        var buffer = new byte[64 * 1024];
        long length = 0;
        for (var read = part.Read(buffer, 0, buffer.Length); read > 0 && length <= MaxBytes; read = part.Read(buffer, 0, buffer.Length)) length += read;
        return length;
#endif
    }

    private XmlReader? PartOf(Func<XmlReader, bool> fits)
    {
        using var relations = OpenPart("xl/_rels/workbook.xml.rels");
        while (relations.Read())
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && fits(relations) && relations.GetAttribute("Target") is { Length: > 0 } target)
                return OpenPart(target[0] == '/' ? target.Substring(1) : $"xl/{target}");
        }

        return null;
    }

    private XmlReader OpenPart(string path)
    {
        var entry = _zip.Entries.FirstOrDefault(part => part.FullName.Equals(path, StringComparison.OrdinalIgnoreCase));
        return entry is null
            ? throw ReadFault.InFile(_name, "this is no .xlsx workbook: a part is missing")
            : XmlReader.Create(entry.Open(), Settings.Clone());
    }

    // Its namespace is another one in files that keep strictly to the standard.
    private static string? AttributeOf(XmlReader element, string localName)
    {
        string? value = null;
        for (var more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
        {
            if (element.LocalName == localName) value = element.Value;
        }

        element.MoveToElement();
        return value;
    }
}
