using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>Answers of something between: they prove nothing, whatever their status.</summary>
public class ForeignAnswerTests
{
    private static readonly (string, string)[] Id = [("X-Okta-Request-Id", "req-1")];

    public static TheoryData<int, string, string> Pages => new()
    {
        { 200, "<html>Sign in</html>", "text/html" },
        { 200, "Sign in", "text/plain" },
        { 202, "Sign in", "application/octet-stream" },
        { 200, "OK", "text/plain" },
        { 202, """{"action":"blocked"}""", "application/json" },
        { 202, """{"errorCode":"E0000009","errorSummary":"x"}""", "application/json" },
        { 200, "", "application/json" },
        { 202, "", "application/json" },
        { 204, "", "application/json" },
        { 301, "", "text/plain" },
        { 401, """{"errorCode":"E0000011","errorSummary":"x"}""", "application/json" },
        { 403, "Forbidden", "text/plain" },
        { 404, """{"errorCode":"E0000007","errorSummary":"x"}""", "application/json" },
        { 503, """{"errorCode":"E0000010","errorSummary":"x"}""", "application/json" },
    };

    public static TheoryData<string> Writes =>
        [.. OperationCase.All.Where(operation => operation.Verb != "GET" && operation.Method != "DeleteSessionAsync").Select(operation => operation.Method)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_write_counts_as_done_or_refused_by_the_answer_of_something_else(int status, string body, string mediaType)
    {
        foreach (var operation in OperationCase.All.Where(operation => operation.Verb != "GET" && operation.Method != "DeleteSessionAsync"))
        {
            using var wire = new Wire(Wire.Answer(200, "[]", headers: Id), Wire.Answer(status, body, mediaType));
            await wire.Api.ListSessionsAsync();

            var thrown = (await operation.Call.Invoking(call => call(wire.Api)).Should().ThrowAsync<OktaApiException>("of {0}", operation.Method)).Which;

            thrown.Outcome.Should().Be(RequestOutcome.Unknown, "of {0}", operation.Method);
            wire.Requests.Should().HaveCount(2);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_Okta_answers_counts(string method)
    {
        var operation = OperationCase.Of(method);
        using var wire = new Wire(Wire.Answer(200, operation.Answer, headers: Id));

        await operation.Call(wire.Api);

        wire.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Where_the_id_is_taken_out_of_every_answer_body_and_exact_status_decide_and_one_line_warns()
    {
        using var log = new CollectingLogger();
        using var wire = new Wire(log, [Wire.Answer(202), Wire.Answer(202), Wire.Answer(200)]);

        await wire.Api.UploadGroupsForDeleteAsync("aps1", ["G1"]);
        await wire.Api.UploadGroupsForDeleteAsync("aps1", ["G1"]);
        var odd = (await wire.Api.Awaiting(api => api.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>()).Which;

        odd.Outcome.Should().Be(RequestOutcome.Unknown);
        odd.Problem.Should().StartWith("The status is not the one that Okta answers with");
        log.Lines.Should().ContainSingle(line => line.Id == 107).Which.Text.Should().Contain("example.okta.com");
    }

    [Fact]
    public async Task A_read_is_repeated_until_Okta_itself_answers()
    {
        using var wire = new Wire(
            Wire.Answer(403, "Forbidden", "text/plain"), Wire.Answer(404, "<html/>", "text/html"), Wire.Answer(407, "", "text/plain"), Wire.Answer(200, "OK", "text/plain"), Wire.Answer(522, "", "text/plain"),
            Wire.Answer(200, """[{"id":"aps1","status":"CREATED"}]""", headers: Id));

        (await wire.Api.ListSessionsAsync()).Should().ContainSingle();
    }
}
