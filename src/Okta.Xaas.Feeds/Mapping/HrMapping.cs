using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>
/// How the columns of an HR system's list become users, groups and memberships, whatever source the list comes from: a JSON file, in which comments are allowed. What it
/// can say is in <c>docs/mapping.md</c>, and in a JSON Schema for editors. A property that is not known is an error, so that a slip of the pen is seen.
/// </summary>
/// <remarks>Immutable; safe to be used by several readers at the same time.</remarks>
public sealed class HrMapping
{
    internal HrMapping(string fileName, HrColumn externalId, IReadOnlyList<HrAttribute> attributes)
    {
        FileName = fileName;
        ExternalId = externalId;
        Attributes = attributes;
    }

    /// <summary>The name of the file it was read from, for messages.</summary>
    public string FileName { get; }

    /// <summary>The column with each person's key; it never changes during an employment.</summary>
    internal HrColumn ExternalId { get; }

    internal IReadOnlyList<HrAttribute> Attributes { get; }

    internal EmptyValuePolicy EmptyCells { get; init; } = EmptyValuePolicy.Clear;

    /// <summary>Who is in the list on which day, and which of a person's rows leads.</summary>
    internal EmploymentRules Employment { get; init; } = EmploymentRules.None;

    internal LeaverRule? Leaver => Employment.Leaver;

    /// <summary>By what an older export is told; null: by the file's time.</summary>
    internal HrAsOf? AsOf { get; init; }

    internal IReadOnlyList<HrGroupRule> Groups { get; init; } = [];

    /// <summary>Which rows are records at all; null: all.</summary>
    internal CompiledCondition? Where { get; init; }

    /// <summary>Which rows only sum up the others; null: none.</summary>
    internal HrFooterRule? Footer { get; init; }

    internal HrTable Table { get; init; } = HrTable.Plain;

    /// <summary>The sheet of a workbook; null: the one that has all columns.</summary>
    internal string? Sheet { get; init; }

    /// <summary>Where in JSON the array of records is; null: the whole of it.</summary>
    internal PropertyPath? Records { get; init; }

    /// <summary>The properties that a list in JSON may lack for everybody.</summary>
    internal IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>The export's encoding; null: what its byte order mark says, else UTF-8.</summary>
    internal Encoding? Encoding { get; init; }

    /// <summary>Every column that the export must have, in the order of the mapping file.</summary>
    internal IReadOnlyList<HrColumn> Columns { get; init; } = [];

    /// <summary>Reads a mapping file in UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="SnapshotReadException">The file, or a lookup table beside it, can't be read or is none; the message names the line and the column.</exception>
    public static HrMapping Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return HrMappingParser.Parse(File.ReadAllBytes(path), Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(path, $"the mapping file cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Reads a mapping that doesn't stand in a file.</summary>
    /// <param name="utf8">The JSON, in UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="SnapshotReadException">This is no mapping; the message names the line and the column.</exception>
    public static HrMapping Parse(ReadOnlySpan<byte> utf8, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return HrMappingParser.Parse(utf8, name, directory: null);
    }

    /// <summary>The name of the file.</summary>
    /// <returns>For example <c>HrMapping hr-mapping.json</c>.</returns>
    public override string ToString() => $"{nameof(HrMapping)} {FileName}";
}
