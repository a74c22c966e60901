using System.Net.Http.Headers;
using System.Text.Json;
using Okta.Xaas.Api;
using Okta.Xaas.Benchmarks.Work;
using Okta.Xaas.Changes;
using Refit;

namespace Okta.Xaas.Refit.Benchmarks;

/// <summary>The ways of sending uploads of 200 users over one network.</summary>
internal sealed class Ways : IDisposable
{
    private const string SessionId = "aps1";
    private const string Token = "00benchmark";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _upload;
    private readonly HttpClient _http;
    private readonly HttpClient _plainClient;
    private readonly IPlainRefitApi _plain;
    private readonly IdentitySourcesApi _api;
    private readonly RefitIdentitySourcesApi _refit;

    public Ways(Uri domain, HttpMessageHandler network)
    {
        var source = new Uri(domain, "/api/v1/identity-sources/0oa1");
        var options = new OktaXaasOptions { OktaDomain = domain, IdentitySourceId = "0oa1", ApiToken = Token };
        _upload = new Uri($"{source}/sessions/{SessionId}/bulk-upsert");
        _http = Client(network);
        _plainClient = Client(network);
        _plainClient.BaseAddress = source;
        _plain = RestService.For<IPlainRefitApi>(_plainClient, new RefitSettings(new SystemTextJsonContentSerializer(new JsonSerializerOptions(HandWrittenJson.Default.Options))));
        _api = IdentitySourcesApi.Create(options, network);
        _refit = RefitIdentitySourcesApi.Create(options, network);
    }

    public async Task BytesAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        using var response = await _http.PostAsync(_upload, content);
        response.EnsureSuccessStatusCode();
    }

    public Task HandWrittenAsync(HandWrittenUpload upload) => BytesAsync(JsonSerializer.SerializeToUtf8Bytes(upload, HandWrittenJson.Default.HandWrittenUpload));

    public Task PlainRefitAsync(HandWrittenUpload upload) => _plain.UploadAsync(SessionId, upload, CancellationToken.None);

    public Task ApiAsync(UserUpsert[] users) => _api.UploadUsersForUpsertAsync(SessionId, users);

    public Task RefitAsync(UserUpsert[] users) => _refit.UploadUsersForUpsertAsync(SessionId, users);

    public Task ApiBytesAsync(byte[] body) => _api.UploadAsync(SessionId, ChangeKind.UserUpsert, body);

    public Task RefitBytesAsync(byte[] body) => _refit.UploadAsync(SessionId, ChangeKind.UserUpsert, body);

    public void Dispose()
    {
        _http.Dispose();
        _plainClient.Dispose();
        _api.Dispose();
        _refit.Dispose();
    }

    private static HttpClient Client(HttpMessageHandler network)
    {
        var client = new HttpClient(network, disposeHandler: false);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS " + Token);
        return client;
    }
}
