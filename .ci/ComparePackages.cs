#:property RestorePackagesWithLockFile=false

// Compares two folders of packages, entry by entry, and says what their symbols know of where the sources are. Arguments: the two folders, and the address that the sources must have.
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

var (one, two, sources) = (args[0], args[1], args[2]);
var faults = new List<string>();
var (compared, symbols) = (0, 0);
foreach (var name in Names(one).Union(Names(two)).Order(StringComparer.Ordinal))
{
    if (!File.Exists(Path.Combine(one, name)) || !File.Exists(Path.Combine(two, name))) faults.Add($"{name} is in one folder only.");
    else Compare(name);
}

if (compared == 0) faults.Add("There are no packages.");
if (symbols == 0) faults.Add("There are no symbols.");
foreach (var fault in faults) Console.Error.WriteLine(fault);
Console.WriteLine($"{compared} entries compared, {symbols} of them symbols, {faults.Count} faults.");
return faults.Count == 0 ? 0 : 1;

static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, "*nupkg").Select(path => Path.GetFileName(path)!);

void Compare(string name)
{
    using var first = ZipFile.OpenRead(Path.Combine(one, name));
    using var second = ZipFile.OpenRead(Path.Combine(two, name));
    var others = second.Entries.Where(IsOurs).ToDictionary(entry => entry.FullName);
    foreach (var entry in first.Entries.Where(IsOurs))
    {
        compared++;
        var bytes = Read(entry);
        if (!others.Remove(entry.FullName, out var other)) faults.Add($"{name}: {entry.FullName} is in one package only.");
        else if (!bytes.AsSpan().SequenceEqual(Read(other))) faults.Add($"{name}: {entry.FullName} differs.");
        if (!entry.FullName.EndsWith(".pdb", StringComparison.Ordinal) || !entry.Name.StartsWith("Okta.Xaas", StringComparison.Ordinal)) continue;
        symbols++;
        if (!SourcesOf(bytes).Contains(sources, StringComparison.Ordinal)) faults.Add($"{name}: {entry.FullName} does not lead to {sources}.");
    }

    foreach (var other in others.Keys) faults.Add($"{name}: {other} is in one package only.");
}

// NuGet stamps each package with a random name and a time.
static bool IsOurs(ZipArchiveEntry entry) => entry.FullName != "_rels/.rels" && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal);

static byte[] Read(ZipArchiveEntry entry)
{
    using var stream = entry.Open();
    using var memory = new MemoryStream();
    stream.CopyTo(memory);
    return memory.ToArray();
}

// The symbols' table of sources, which a debugger follows; the id is that of the format of portable symbols.
static string SourcesOf(byte[] symbols)
{
    var sourceLink = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
    var reader = provider.GetMetadataReader();
    foreach (var handle in reader.CustomDebugInformation)
    {
        var information = reader.GetCustomDebugInformation(handle);
        if (reader.GetGuid(information.Kind) == sourceLink) return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
    }

    return "";
}
