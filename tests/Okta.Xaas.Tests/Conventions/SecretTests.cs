using System.Net;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>Plants values that nobody may see, lets runs go well and wrong, and looks at all that was logged, traced, measured, thrown and printed.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Token = "00tokenTOKENplanted";
    private const string UserName = "planted.person@example.com";
    private const string Salary = "planted-salary-90210";
    private const string Address = "1 Planted Street";
    private const string FaultyValue = "planted-faulty-value";
    private const string UserId = "E-planted-1";
    private const string GroupId = "G-planted-1";

    // Whose text no log, trace or measurement may hold; results and changes name external ids by intention.
    private static readonly string[] Values = [Token, UserName, Salary, Address, FaultyValue];
    private static readonly string[] ExternalIds = [UserId, GroupId];

    private readonly CollectingLoggerFactory _logs = new();
    private readonly CollectingTelemetry _telemetry = new();
    private readonly VirtualTimeProvider _time = new(autoAdvance: true);

    public static TheoryData<string> Endings => ["well", "400", "403 from a proxy", "500", "429", "reset", "cut off", "timeout", "cancelled"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task No_secret_leaves_a_run(string ending)
    {
        using var cancellation = new CancellationTokenSource();
        using var okta = new StubOkta { OnUpload = Fault(ending, cancellation) };
        var options = new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), IdentitySourceId = $"0oa{ending.GetHashCode(StringComparison.Ordinal):x}", ApiToken = Token };
        using var api = IdentitySourcesApi.Create(options, okta, timeProvider: _time, loggerFactory: _logs);
        var synchronizer = new IdentitySourceSynchronizer(api, options, _time, new Microsoft.Extensions.Logging.Logger<IdentitySourceSynchronizer>(_logs));
        var progress = new CollectingProgress();

        var (result, exception) = await RunAsync(() => synchronizer.SynchronizeAsync(Changes(), progress, cancellation.Token));
        _telemetry.Dispose();

        result.Succeeded.Should().BeFalse("one change is faulty, at least");
        (exception is null).Should().Be(ending is "well" or "400", "a change that Okta refuses is left out");
        var sent = string.Join("\n", okta.Received);
        sent.Should().ContainAll(Token, UserName, Salary, Address, UserId);
        _logs.Lines.Should().NotBeEmpty();
        _telemetry.Activities.Should().Contain(a => a.StartsWith("okta.xaas.upload", StringComparison.Ordinal));
        _telemetry.Measurements.Should().Contain(m => m.StartsWith("okta.xaas.changes", StringComparison.Ordinal));

        var seen = string.Join("\n", [.. _logs.Lines, .. _telemetry.Activities, .. _telemetry.Measurements, .. progress.Reports.Select(r => r.ToString()), $"{result}", $"{exception}"]);
        seen.Should().NotContainAny(Values).And.NotContainAny(ExternalIds);
        result.ToJson().Should().NotContainAny(Values);
    }

    [Fact]
    public void No_secret_is_in_the_text_of_options_changes_profiles_and_faults()
    {
        var texts = Changes().Select(c => $"{c}")
            .Concat(Changes().OfType<UserUpsert>().Select(c => $"{c.Profile}"))
            .Concat(Changes().SelectMany(ChangeValidator.Validate).Select(f => $"{f}"))
            .Append($"{new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), ApiToken = Token }}");
        string.Join("\n", texts).Should().Contain("API token set").And.NotContainAny(Values);
    }

    [Fact]
    public async Task No_secret_is_in_what_operations_on_one_user_show()
    {
        using var okta = new StubOkta();
        var options = new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), IdentitySourceId = "0oa1", ApiToken = Token };
        using var api = IdentitySourcesApi.Create(options, okta, timeProvider: _time, loggerFactory: _logs);
        await api.DeleteUserAsync(UserId);
        await api.CreateGroupMembershipAsync(GroupId, UserId);
        _telemetry.Dispose();
        string.Join("\n", okta.Received).Should().ContainAll(Token, UserId, GroupId);
        _logs.Lines.Should().NotBeEmpty();
        string.Join('\n', _logs.Lines.Concat(_telemetry.Activities).Concat(_telemetry.Measurements)).Should().NotContainAny(Values).And.NotContainAny(ExternalIds);
    }

    public void Dispose()
    {
        _logs.Dispose();
        _telemetry.Dispose();
    }

    private static IEnumerable<IdentityChange> Changes() =>
    [
        IdentityChange.UpsertUser(UserId, new UserProfile { UserName = UserName, Email = UserName, ["salary"] = Salary, HomeAddress = Address }),
        IdentityChange.AddMembers(GroupId, [UserId]),
        IdentityChange.UpsertUser("E-faulty", new UserProfile { UserName = FaultyValue + new string('x', 100), Email = FaultyValue }),
    ];

    private static async Task<(SyncResult Result, Exception? Exception)> RunAsync(Func<Task<SyncResult>> run)
    {
        try
        {
            return (await run(), null);
        }
        catch (SynchronizationException exception)
        {
            return (exception.Result, exception);
        }
        catch (SynchronizationCanceledException exception)
        {
            return (exception.Result, exception);
        }
    }

    private static Func<CancellationToken, Task<HttpResponseMessage>>? Fault(string ending, CancellationTokenSource cancellation) => ending switch
    {
        "well" => null,
        "400" => _ => Task.FromResult(StubOkta.Answer(HttpStatusCode.BadRequest, """{"errorCode":"E0000001","errorSummary":"Api validation failed","errorCauses":[{"errorSummary":"no"}]}""")),
        "403 from a proxy" => _ => Task.FromResult(StubOkta.Answer(HttpStatusCode.Forbidden, "<html>blocked</html>", "text/html")),
        "500" => _ => Task.FromResult(StubOkta.Answer(HttpStatusCode.InternalServerError, """{"errorCode":"E0000009","errorSummary":"Internal Server Error"}""")),
        "429" => _ => Task.FromResult(StubOkta.Answer(HttpStatusCode.TooManyRequests, """{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit"}""")),
        "reset" => _ => Task.FromException<HttpResponseMessage>(new HttpRequestException("Error while copying content to a stream.", new IOException("Connection reset by peer"))),
        "cut off" => _ => Task.FromResult(StubOkta.Answer(HttpStatusCode.BadRequest, """{"errorCode":"E00""")),
        "timeout" => _ => Task.FromException<HttpResponseMessage>(new TaskCanceledException("The request was canceled.", new TimeoutException())),
        _ => token => CancelAsync(cancellation, token),
    };

    private static async Task<HttpResponseMessage> CancelAsync(CancellationTokenSource caller, CancellationToken token)
    {
        await caller.CancelAsync();
        token.ThrowIfCancellationRequested();
        throw new InvalidOperationException("The caller's token does not reach the request.");
    }
}
