using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>Speaks to the control API of an org that listens, without any credential.</summary>
internal sealed class ControlClient(OktaEmulator okta) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = okta.BaseAddress };

    public async Task<Answer> SendAsync(string method, string path, string? json = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_emulator/" + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        using var response = await _client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async Task<JsonElement> GetAsync(string path) => (await SendAsync("GET", path)).Ok();

    public async Task<JsonElement> PostAsync(string path, string? json = null) => (await SendAsync("POST", path, json)).Ok();

    public async Task<JsonElement> PutAsync(string path, string json) => (await SendAsync("PUT", path, json)).Ok();

    /// <summary>Opens the stream of events.</summary>
    public async Task<EventReader> ReadEventsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _client.GetAsync(new Uri("/_emulator/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        ((int)response.StatusCode).Should().Be(200);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        (await reader.LineAsync()).Should().StartWith(":", "the stream begins with a comment, so that its headers are sent");
        return reader;
    }

    public void Dispose() => _client.Dispose();
}
