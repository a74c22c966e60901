using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>A lookup's file beside the mapping.</summary>
public sealed class LookupFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"okta-xaas-lookup-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("code,city\nBER,Berlin\nWAW,\"Warszawa, Wola\"\n")]
    [InlineData("code;city\r\nBER;Berlin\r\nWAW;Warszawa, Wola\r\n")]
    [InlineData("\uFEFFcode\tcity\nBER\tBerlin\nWAW\tWarszawa, Wola\nber\tBerlin")]
    public void It_has_two_columns(string file) =>
        Read(file).Should().BeEquivalentTo(new Dictionary<string, string> { ["BER"] = "Berlin", ["WAW"] = "Warszawa, Wola" });

    [Fact]
    public void Of_several_columns_two_are_named() =>
        Read("country,city,code\nDE,Berlin,BER\n", new HrColumn("Code", 4), new HrColumn("city", 4)).Should().BeEquivalentTo(new Dictionary<string, string> { ["BER"] = "Berlin" });

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "cities.csv, line 1: the file of a lookup has two columns, this one has 3: name those that are meant in map.json with \"key\" and \"value\"")]
    [InlineData("a,b\n1\n", "cities.csv, line 2: the row has 1 cell, the header has 2")]
    [InlineData("a,b\n,2\n", "cities.csv, line 2: the key is empty")]
    [InlineData("a,b\nx,2\nX,3\n", "cities.csv, line 3: this key stands in line 2 already, with another value; case makes no difference")]
    [InlineData("a,b\nx,\"2\n", "cities.csv, line 2: a quote opens in this row and is never closed")]
    [InlineData("", "cities.csv, line 1: the file is empty; its first line must name the columns")]
    public void What_is_wrong_is_told_with_its_line_and_without_its_text(string file, string message) =>
        FluentActions.Invoking(() => Read(file)).Should().Throw<SnapshotReadException>().Which.Message.Replace(Path.GetFileName(_path), "cities.csv").Should().Be(message);

    [Fact]
    public void A_column_that_is_not_there_is_told() =>
        FluentActions.Invoking(() => Read("a,b\nx,2\n", new HrColumn("code", 4), new HrColumn("b", 4))).Should().Throw<SnapshotReadException>()
            .Which.Message.Should().EndWith("line 1: column 'code' that map.json line 4 names is missing; the header has: a, b");

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        FluentActions.Invoking(() => new LookupFile(_path, "map.json", null, null).Read()).Should().Throw<SnapshotReadException>()
            .Which.Message.Should().Contain("the file of a lookup in map.json cannot be read");

    private Dictionary<string, string> Read(string file, HrColumn? key = null, HrColumn? value = null)
    {
        File.WriteAllText(_path, file);
        return new LookupFile(_path, "map.json", key, value).Read().ToDictionary(entry => entry.Key, entry => entry.Value);
    }
}
