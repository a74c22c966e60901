using System.Text.Json;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Tests.Results;

public class SyncResultJsonTests
{
    [Fact]
    public void What_was_written_is_read_back_in_full() =>
        SyncResult.FromJson(SampleResult.Full.ToJson()).Should().BeEquivalentTo(SampleResult.Full, o => o.WithStrictOrdering().RespectingRuntimeTypes());

    [Fact]
    public void A_result_with_nothing_in_it_is_read_back() =>
        SyncResult.FromJson(SampleResult.Empty.ToJson()).Should().BeEquivalentTo(SampleResult.Empty);

    [Fact]
    public void Every_name_of_every_enumeration_is_read_back()
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            var result = SampleResult.Empty with { Counts = new Dictionary<ChangeKind, ChangeCounts> { [kind] = new() { Imported = 1 } }, NotSent = [SampleResult.Reference with { Kind = kind }] };
            SyncResult.FromJson(result.ToJson()).Should().BeEquivalentTo(result);
        }

        foreach (var reason in Enum.GetValues<RejectionReason>())
            SyncResult.FromJson((SampleResult.Empty with { Rejected = [SampleResult.Rejection with { Reason = reason }] }).ToJson()).Rejected[0].Reason.Should().Be(reason);
        foreach (var status in Enum.GetValues<SessionStatus>())
            SyncResult.FromJson((SampleResult.Empty with { Sessions = [SampleResult.Full.Sessions[0] with { Status = status }] }).ToJson()).Sessions[0].Status.Should().Be(status);
        foreach (var outcome in Enum.GetValues<SessionOutcome>())
            SyncResult.FromJson((SampleResult.Empty with { Sessions = [SampleResult.Full.Sessions[0] with { Outcome = outcome }] }).ToJson()).Sessions[0].Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Enumerations_are_written_as_names_and_properties_in_camel_case()
    {
        using var json = JsonDocument.Parse(SampleResult.Full.ToJson());
        var root = json.RootElement;
        root.GetProperty("sessions")[0].GetProperty("status").GetString().Should().Be("Completed");
        root.GetProperty("sessions")[0].GetProperty("outcome").GetString().Should().Be("Imported");
        root.GetProperty("sessions")[0].GetProperty("changes").GetProperty("MembershipAdd").GetInt32().Should().Be(9);
        root.GetProperty("counts").GetProperty("UserUpsert").GetProperty("imported").GetInt64().Should().Be(4);
        root.GetProperty("rejected")[0].GetProperty("reason").GetString().Should().Be("InvalidLength");
        root.GetProperty("inDoubt")[0].GetProperty("memberExternalIds").EnumerateArray().Select(m => m.GetString()).Should().Equal("E1", "E2");
        root.GetProperty("startedAt").GetDateTimeOffset().Should().BeExactly(SampleResult.Start);
    }

    [Fact]
    public void It_says_whether_the_run_succeeded_and_leaves_out_what_can_be_worked_out()
    {
        using var json = JsonDocument.Parse(SampleResult.Full.ToJson());
        json.RootElement.GetProperty("succeeded").GetBoolean().Should().BeFalse();
        json.RootElement.TryGetProperty("duration", out _).Should().BeFalse();
        json.RootElement.TryGetProperty("imported", out _).Should().BeFalse();
        json.RootElement.GetProperty("counts").GetProperty("UserUpsert").TryGetProperty("total", out _).Should().BeFalse();
    }

    [Fact]
    public void Whether_it_succeeded_is_worked_out_and_not_believed()
    {
        var json = SampleResult.Full.ToJson().Replace("\"succeeded\": false", "\"succeeded\": true", StringComparison.Ordinal);
        SyncResult.FromJson(json).Succeeded.Should().BeFalse();
    }

    [Fact]
    public void A_property_that_a_later_version_adds_is_passed_over() =>
        SyncResult.FromJson(SampleResult.Empty.ToJson().Insert(1, "\"addedLater\": {\"a\": [1]},")).Should().BeEquivalentTo(SampleResult.Empty);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("")]
    public void What_is_no_result_is_refused(string json) =>
        FluentActions.Invoking(() => SyncResult.FromJson(json)).Should().Throw<JsonException>();

    [Fact]
    public void Null_is_refused() =>
        FluentActions.Invoking(() => SyncResult.FromJson(null!)).Should().Throw<ArgumentNullException>().WithParameterName("json");
}
