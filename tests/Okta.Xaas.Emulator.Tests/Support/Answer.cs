using System.Net.Http.Headers;
using System.Text.Json;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>What came back over the wire.</summary>
internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ErrorCode => Json.GetProperty("errorCode").GetString()!;

    public string ErrorSummary => Json.GetProperty("errorSummary").GetString()!;

    public string ErrorCause => Json.GetProperty("errorCauses")[0].GetProperty("errorSummary").GetString()!;

    public string String(string property) => Json.GetProperty(property).GetString()!;

    public string Header(string name) => Headers.GetValues(name).Single();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);

    /// <summary>The JSON of a success.</summary>
    public JsonElement Ok()
    {
        Status.Should().BeInRange(200, 299, "the answer is {0}", Body);
        return Json;
    }

    public void ShouldBeProblem(int status, string detail)
    {
        Status.Should().Be(status, "the answer is {0}", Body);
        ContentHeaders.ContentType!.MediaType.Should().Be("application/problem+json");
        Json.GetProperty("status").GetInt32().Should().Be(status);
        String("title").Should().NotBeEmpty();
        String("detail").Should().Contain(detail);
    }

    public void ShouldBeError(int status, string code, string? cause = null)
    {
        Status.Should().Be(status, "the answer is {0}", Body);
        ErrorCode.Should().Be(code);
        if (cause is not null) ErrorCause.Should().Be(cause);
    }
}
