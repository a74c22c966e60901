using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>Every operation on the wire, against the facts written by hand in <see cref="OperationCase"/>.</summary>
public class IdentitySourcesApiWireTests
{
    public static TheoryData<string> Operations => OperationCase.Names;

    [Fact]
    public void Every_operation_has_a_case() =>
        OperationCase.All.Select(one => one.Method).Should().BeEquivalentTo(ApiMethods.All.Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Sends_the_method_path_and_body_of_the_operation(string name)
    {
        var expected = OperationCase.Of(name);
        using var wire = new Wire(Wire.Okta(200, expected.Answer));

        await expected.Call(wire.Api);

        wire.Request.Method.Should().Be(expected.Verb);
        wire.Request.Address.GetLeftPart(UriPartial.Authority).Should().Be("https://example.okta.com");
        wire.Request.Target.Should().Be(Wire.Root + expected.Path);
        wire.Request.BodyText.Should().Be(expected.Body);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Sends_the_headers_of_the_operation(string name)
    {
        var expected = OperationCase.Of(name);
        using var wire = new Wire(Wire.Okta(200, expected.Answer));

        await expected.Call(wire.Api);

        var headers = wire.Request.Headers;
        headers["Authorization"].Should().Be("SSWS " + Wire.Token);
        headers["Accept"].Should().Be("application/json");
        headers["User-Agent"].Should().MatchRegex(@"^Okta\.Xaas/\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$");
        headers.GetValueOrDefault("Content-Type").Should().Be(expected.Body is null ? null : "application/json");
        headers.Keys.Should().NotContain(key => key.StartsWith("X-Okta-Retry", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Takes_any_2xx_as_success(string name)
    {
        var expected = OperationCase.Of(name);
        foreach (var status in new[] { 200, 201, 202, 204, 206 })
        {
            using var wire = new Wire(Wire.Okta(status, expected.Answer));
            await expected.Call.Invoking(call => call(wire.Api)).Should().NotThrowAsync("{0} is success", status);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Names_the_operation_and_the_request_in_the_exception(string name)
    {
        var expected = OperationCase.Of(name);
        using var wire = new Wire(Wire.Answer(
            400, """{"errorCode":"E0000001","errorSummary":"Api validation failed"}""", headers: [("X-Okta-Request-Id", "req-1"), ("X-Rate-Limit-Limit", "600")]));

        var thrown = (await expected.Call.Invoking(call => call(wire.Api)).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Operation.Should().Be(expected.Operation);
        thrown.ErrorCode.Should().Be("E0000001");
        thrown.RequestId.Should().Be("req-1");
        thrown.RateLimit.Should().Be(new OktaRateLimit(600, null, null));
        thrown.Message.Should().Be($"Okta answered 400 BadRequest to {expected.Operation}: E0000001 Api validation failed [request id req-1]");
    }
}
