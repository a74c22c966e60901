using System.Net;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>What becomes of an answer on its way through Refit: it is given back, it is not taken for nothing, and no exception of Refit's comes of it.</summary>
public class AnswerHandlingTests
{
    private static readonly string[] MayBeEmpty = ["CreateUserAsync", "ReplaceUserAsync", "UpdateUserAsync", "CreateGroupAsync", "UpdateGroupAsync"];

    // Each way in which an answer can be no good. With 200, an operation whose answer is not read takes any of Okta's.
    private static readonly (string Name, Func<CancellationTokenSource, HttpResponseMessage> Answer)[] Endings =
    [
        ("400", _ => Wire.Answer(400, """{"errorCode":"E0000001"}""")()),
        ("400 that breaks off", _ => BreakingBody.Answer("""{"errorCode":"E0""", new IOException("cut"), 400)()),
        ("401", _ => Wire.Answer(401)()),
        ("500 of Okta's", _ => Wire.Okta(500, """{"errorCode":"E0000009"}""")()),
        ("500 of a proxy's", _ => Wire.Answer(500, "<html>", "text/html")()),
        ("page instead of an answer", _ => Wire.Answer(200, "<html>", "text/html")()),
        ("200 with half an object", _ => Wire.Okta(200, """{"id":"aps1","st""")()),
        ("200 with another shape", _ => Wire.Okta(200, "[[]]")()),
        ("200 that breaks off", _ => BreakingBody.Answer("""{"id":""", new HttpRequestException("cut"))()),
        ("refused connection", _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new System.Net.Sockets.SocketException(111))),
        ("reset", _ => throw new HttpRequestException("reset")),
        ("cut", _ => throw new IOException("cut")),
        ("late", _ => throw new TaskCanceledException("late", new TimeoutException())),
        ("cancelled", Cancel),
        ("a bug of a handler", _ => throw new InvalidOperationException("bug")),
    ];

    public static TheoryData<string> Operations => OperationCase.Names;

    public static TheoryData<string> WithAModel => [.. ApiMethods.All.Where(method => method.ReturnType != typeof(Task)).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_answer_is_disposed_of(string name)
    {
        var expected = OperationCase.Of(name);
        var bodies = new List<TrackedBody>();
        Func<HttpResponseMessage> Answer(int status, string body, string type = "application/json") => () =>
        {
            bodies.Add(new TrackedBody(body, type));
            return new HttpResponseMessage((HttpStatusCode)status) { Content = bodies[^1] };
        };
        Func<HttpResponseMessage>[] answers = [Answer(200, expected.Answer), Answer(400, "{}"), Answer(404, new string('x', 100_000)), Answer(200, "<html>", "text/html"), Answer(200, "[[]]")];
        using var wire = new Wire(Enumerable.Repeat(answers, 10).SelectMany(some => some));

        for (var i = 0; i < 50; i++) await FailureAsync(() => expected.Call(wire.Api));

        bodies.Should().HaveCount(50).And.OnlyContain(body => body.IsDisposed, "each would keep a connection");
    }

    [Theory]
    [MemberData(nameof(WithAModel))]
    public async Task An_empty_answer_is_nothing_only_where_there_may_be_nothing(string name)
    {
        Func<HttpResponseMessage>[] empty = [Wire.Answer(200), Wire.Answer(204), () => new HttpResponseMessage(HttpStatusCode.NoContent), () => new HttpResponseMessage { Content = new TrackedBody("", "application/json") }];
        foreach (var answer in empty)
        {
            using var wire = new Wire(null, [() => Borne(answer())], new() { MaxRetries = 0 });
            var method = ApiMethods.Of(name);

            var failure = await FailureAsync(() => ApiMethods.CallAsync(wire.Api, method, ApiMethods.ValidArguments(method)));

            if (MayBeEmpty.Contains(name)) failure.Should().BeNull();
            else failure.Should().BeOfType<OktaApiException>().Which.Problem.Should().Contain("empty");
        }
    }

    [Theory]
    [MemberData(nameof(ApiMethods.Names), MemberType = typeof(ApiMethods))]
    public async Task No_exception_holds_the_request_and_its_credentials(string name)
    {
        var method = ApiMethods.Of(name);
        foreach (var (ending, answer) in Endings)
        {
            using var caller = new CancellationTokenSource();
            using var wire = new Wire(null, [() => answer(caller)], new() { MaxRetries = 0 });

            var thrown = await FailureAsync(() => ApiMethods.CallAsync(wire.Api, method, ApiMethods.ValidArguments(method, caller.Token)));

            wire.Request.Headers.Should().Contain(header => header.Value.Contains(Wire.Token, StringComparison.Ordinal), "else nothing could be told");
            if (ending == "cancelled") thrown.Should().BeAssignableTo<OperationCanceledException>().Which.CancellationToken.Should().Be(caller.Token);
            else if (ending == "a bug of a handler") thrown.Should().BeOfType<InvalidOperationException>();
            else if (!ending.StartsWith("200", StringComparison.Ordinal) || thrown is not null) thrown.Should().BeOfType<OktaApiException>(ending);
            for (var exception = thrown; exception is not null; exception = exception.InnerException)
            {
                exception.GetType().Namespace.Should().NotStartWith("Refit", ending);
                exception.GetType().GetProperties().Should().NotContain(property => property.PropertyType == typeof(HttpRequestMessage) || property.PropertyType == typeof(HttpResponseMessage));
                exception.Data.Count.Should().Be(0);
                exception.ToString().Should().NotContain(Wire.Token).And.NotContain("Refit.ApiException").And.NotContain("Refit.ApiRequestException");
            }
        }
    }

    [Fact]
    public async Task A_retry_sends_the_same_bytes()
    {
        var expected = OperationCase.Of("UploadUsersForUpsertAsync");
        using var wire = new Wire(Wire.Answer(429), Wire.Answer(429), Wire.Answer(202));

        await expected.Call(wire.Api);

        wire.Requests.Select(request => request.BodyText).Should().Equal(expected.Body, expected.Body, expected.Body);
    }

    [Theory]
    [InlineData(202, "", true)]
    [InlineData(400, "", false)]
    [InlineData(500, "", false)]
    [InlineData(200, "<html>", false)]
    public async Task A_body_goes_back_to_the_pool_only_after_success(int status, string body, bool isBack)
    {
        using var network = new MemoryKeeper(Wire.Answer(status, body, body.Length == 0 ? "application/json" : "text/html"));
        using var api = IdentitySourcesApi.Create(Wire.Options(), network);

        await FailureAsync(() => api.UploadGroupsForDeleteAsync("aps1", [IdentityChange.DeleteGroup("G1")]));

        // The pool's memory is emptied when it comes back: people's data was in it.
        network.Body.Span.IndexOf("G1"u8).Should().Be(isBack ? -1 : """{"externalIds":["G1"]}""".IndexOf("G1", StringComparison.Ordinal));
    }

    private static HttpResponseMessage Cancel(CancellationTokenSource caller)
    {
        caller.Cancel();
        throw new OperationCanceledException(caller.Token);
    }

    private static async Task<Exception?> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private sealed class TrackedBody : HttpContent
    {
        private readonly byte[] _bytes;

        public TrackedBody(string text, string type)
        {
            _bytes = System.Text.Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new(type);
        }

        public bool IsDisposed { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

        // As in an answer that comes in chunks.
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    /// <summary>Keeps the memory that it was to send, as a connection can that has not noticed the end of a request.</summary>
    private sealed class MemoryKeeper(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        public ReadOnlyMemory<byte> Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await using var wire = new KeepingStream(this);
            await request.Content!.CopyToAsync(wire, cancellationToken);
            return answer();
        }

        private sealed class KeepingStream(MemoryKeeper keeper) : MemoryStream
        {
            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                keeper.Body = buffer;
                return ValueTask.CompletedTask;
            }
        }
    }

    private static HttpResponseMessage Borne(HttpResponseMessage answer)
    {
        answer.Headers.Add("X-Okta-Request-Id", "req-1");
        return answer;
    }
}
