using System.Globalization;
using FluentAssertions.Execution;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Cases;

/// <summary>
/// Exports with the faults that HR people report. Each folder of <c>Cases/Data</c> is one; its <c>right.txt</c> says line by line what is delivered and what is right then:
/// the exit code, who is active, who is in which group, what is said and what the report has.
/// </summary>
public class CaseTests
{
    private static readonly string Data = Path.Combine(Repository.Root, "tests", "Okta.Xaas.Tool.Tests", "Cases", "Data");

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Data).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_right_happens(string name)
    {
        await using var org = await CaseOrg.StartAsync(Path.Combine(Data, name));
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, name, "right.txt"));
        lines.Should().Contain(line => line.StartsWith("run ", StringComparison.Ordinal), "it is of no use otherwise");
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            using var scope = new AssertionScope($"{name}, right.txt line {i + 1}: {lines[i]}\n{org.Output}{org.Error}\n");
            await CheckAsync(org, lines[i]);
        }
    }

    private static async Task CheckAsync(CaseOrg org, string line)
    {
        var (command, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (command)
        {
            case "run":
                var code = await org.RunAsync(words[0], words[1..^2]);
                code.Should().Be(int.Parse(words[^1], CultureInfo.InvariantCulture), org.Output + org.Error);
                break;
            case "with":
                org.AddToMapping(rest);
                break;
            case "mapping":
                org.TakeMapping(rest);
                break;
            case "today":
                org.SetDay(rest);
                break;
            case "active" when words is [var count] && count.Length < 3:
                org.Active.Should().HaveCount(int.Parse(count, CultureInfo.InvariantCulture));
                break;
            case "active":
                org.Active.Should().Equal(words);
                break;
            case "members":
                org.Groups.Should().ContainKey(words[0]);
                org.Groups[words[0]].Should().Equal(words[1..]);
                break;
            case "groups":
                org.Groups.Keys.Should().BeEquivalentTo(words);
                break;
            case "value":
                (org.ValueOf(words[0], words[1]) ?? "").Should().Be(string.Join(' ', words[2..]));
                break;
            case "says":
                (org.Output + org.Error).Should().Contain(rest);
                break;
            case "silent":
                (org.Output + org.Error).Should().NotContain(rest);
                break;
            case "report":
                org.Report.Should().Contain(rest);
                break;
            default:
                throw new InvalidOperationException($"'{command}' is no command of a case.");
        }
    }
}
