using System.Net;
using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;
using Okta.Xaas.Tests.Api.Support;
using RichardSzalay.MockHttp;

namespace Okta.Xaas.Tests.Api;

public class IdentitySourcesApiTests
{
    [Fact]
    public void Create_lists_all_faults_of_the_options()
    {
        var create = () => IdentitySourcesApi.Create(new OktaXaasOptions());

        create.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3);
    }

    [Fact]
    public void Create_refuses_null_options() =>
        FluentActions.Invoking(() => IdentitySourcesApi.Create(null!)).Should().Throw<ArgumentNullException>().WithParameterName("options");

    [Fact]
    public async Task Create_takes_another_credential_in_the_place_of_the_token()
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect("*").WithHeaders("Authorization", "Bearer own").Respond("application/json", "[]");
        var options = Wire.Options();
        options.ApiToken = null;
        using var api = IdentitySourcesApi.Create(options, mock, new BearerCredential());

        await api.ListSessionsAsync();

        mock.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task Dispose_leaves_a_given_handler_alone()
    {
        using var handler = new DisposeRecorder();
        var api = IdentitySourcesApi.Create(Wire.Options(), handler);
        await api.ListSessionsAsync();

        api.Dispose();

        handler.IsDisposed.Should().BeFalse();
        await api.Awaiting(a => a.ListSessionsAsync()).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(TimeoutException))]
    public async Task A_failed_connection_is_a_missing_answer_with_its_cause(Type fault)
    {
        var cause = (Exception)Activator.CreateInstance(fault)!;
        using var wire = new Wire(Wire.Fault(cause));

        var thrown = (await wire.Api.Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.StatusCode.Should().BeNull();
        thrown.InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public async Task An_unknown_host_points_at_the_option()
    {
        using var wire = new Wire(Wire.Fault(new HttpRequestException(HttpRequestError.NameResolutionError)));

        (await wire.Api.Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which.Problem.Should().Contain("OktaDomain");
    }

    [Fact]
    public async Task Calls_may_run_at_once()
    {
        using var mock = new MockHttpMessageHandler();
        mock.When("*").Respond(request => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"externalId":"{{request.RequestUri!.Segments[^1]}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        });
        using var api = IdentitySourcesApi.Create(Wire.Options(), mock);

        var users = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => api.GetUserAsync($"E{i}")));

        users.Select(user => user.ExternalId).Should().Equal(Enumerable.Range(0, 200).Select(i => $"E{i}"));
    }

    private sealed class BearerCredential : IOktaCredential
    {
        public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Bearer", "own");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class DisposeRecorder : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]") });

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
