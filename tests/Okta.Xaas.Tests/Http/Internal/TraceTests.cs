using System.Collections.Concurrent;
using System.Diagnostics;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Tests.Http.Support;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>What OpenTelemetry's HTTP instrumentation sees of a call, and what of the application's trace reaches Okta.</summary>
public sealed class TraceTests
{
    private const string Employee = "Erika Mustermann";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_id_and_no_token_is_in_a_trace_and_baggage_goes_along_only_if_it_is_wanted(bool propagate)
    {
        using var server = new SocketServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Length: 19\r\nX-Okta-Request-Id: r\r\n\r\n{\"externalId\":\"E1\"}");
        var seen = new ConcurrentQueue<Activity>();
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource(nameof(TraceTests)).AddHttpClientInstrumentation().AddProcessor(new Collector(seen)).Build();
        using var source = new ActivitySource(nameof(TraceTests));
        var options = Wire.Options();
        options.OktaDomain = server.Address;
        options.PropagateTraceState = propagate;
        using var api = IdentitySourcesApi.Create(options);
        using (var root = source.StartActivity("run")!)
        {
            root.TraceStateString = "app=secret";
            root.AddBaggage("employee", Employee);
            Baggage.SetBaggage("colleague", Employee);
            await api.GetUserAsync("SecretExternalId");
        }

        var mine = seen.Where(activity => activity.Source.Name != nameof(TraceTests) && (activity.GetTagItem("server.port") as int?) == server.Address.Port).ToList();
        var http = mine.Should().ContainSingle().Subject;
        http.GetTagItem("url.full").Should().Be($"http://127.0.0.1:{server.Address.Port}/*");
        http.GetTagItem("okta.xaas.operation").Should().Be("getIdentitySourceUser");
        string.Join('\n', http.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(http.DisplayName)).Should().NotContainAny("SecretExternalId", Wire.Token, Employee);
        var request = server.Requests.Should().ContainSingle().Subject;
        request.Should().Contain("traceparent: ");
        if (propagate) request.Should().Contain("Mustermann").And.Contain("app=secret");
        else request.Should().NotContainAny("Mustermann", "baggage", "Correlation-Context", "tracestate");
    }

    private sealed class Collector(ConcurrentQueue<Activity> seen) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => seen.Enqueue(data);
    }
}
