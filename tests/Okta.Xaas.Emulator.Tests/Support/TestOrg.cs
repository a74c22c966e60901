using System.Text;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>An emulated org on a virtual clock, and a client that speaks to it in hand-written JSON.</summary>
internal sealed class TestOrg : IAsyncDisposable
{
    public static readonly TimeSpan ProcessingTime = TimeSpan.FromSeconds(60);

    private TestOrg(VirtualTimeProvider clock, OktaEmulator okta, HttpClient client)
    {
        Clock = clock;
        Okta = okta;
        Client = client;
    }

    public VirtualTimeProvider Clock { get; }

    public OktaEmulator Okta { get; }

    public HttpClient Client { get; }

    public string SourcePath => $"/api/v1/identity-sources/{Okta.IdentitySourceId}/";

    public static async Task<TestOrg> StartAsync(Action<OktaEmulatorOptions>? configure = null, bool overSocket = false)
    {
        var clock = new VirtualTimeProvider();
        var okta = await OktaEmulator.StartAsync(options =>
        {
            options.SessionRateLimit = null;
            options.TimeProvider = clock;
            options.ProcessingTime = ProcessingTime;
            if (overSocket) options.Urls = "http://127.0.0.1:0";
            configure?.Invoke(options);
        });
        var client = overSocket ? new HttpClient() : new HttpClient(okta.CreateHandler());
        client.BaseAddress = okta.BaseAddress;
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"SSWS {okta.ApiToken}");
        return new TestOrg(clock, okta, client);
    }

    public async Task<Answer> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), SourcePath + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Asks the org for what is beside the Identity Sources API; {id} is the source's.</summary>
    public async Task<Answer> OrgAsync(string path, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path.Replace("{id}", Okta.IdentitySourceId, StringComparison.Ordinal));
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync("POST", path, json);

    public async Task<string> NewSessionAsync() => (await PostAsync("sessions")).String("id");

    public async Task<Answer> UploadAsync(string session, string operation, string json) => await PostAsync($"sessions/{session}/{operation}", json);

    public async Task<string> StatusOfAsync(string session) => (await GetAsync($"sessions/{session}")).String("status");

    /// <summary>Imports the uploads through one session, up to its end; gives the session's id.</summary>
    public async Task<string> ImportAsync(params (string Operation, string Json)[] uploads)
    {
        var session = await NewSessionAsync();
        foreach (var (operation, json) in uploads) (await UploadAsync(session, operation, json)).Status.Should().Be(202);
        (await PostAsync($"sessions/{session}/start-import")).Status.Should().Be(200);
        Clock.Advance(ProcessingTime);
        return session;
    }

    /// <summary>Makes a session and brings it to a status.</summary>
    public async Task<string> SessionInAsync(string status)
    {
        var session = await NewSessionAsync();
        if (status is "CREATED") return session;
        if (status is not "CLOSED" and not "EXPIRED") await UploadAsync(session, "bulk-upsert", Bodies.Users("seed"));
        switch (status)
        {
            case "CLOSED":
                await SendAsync("DELETE", $"sessions/{session}");
                break;
            case "EXPIRED":
                Clock.Advance(TimeSpan.FromHours(24));
                break;
            case "TRIGGERED" or "COMPLETED" or "ERROR":
                if (status == "ERROR") Okta.FailNextImport();
                await PostAsync($"sessions/{session}/start-import");
                if (status != "TRIGGERED") Clock.Advance(ProcessingTime);
                break;
        }

        Okta.Sessions.Single(one => one.Id == session).Status.Should().Be(status);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Okta.DisposeAsync();
    }
}
