using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>The caller's token ends every operation, before it and in the midst of it.</summary>
public class IdentitySourcesApiCancellationTests
{
    public static TheoryData<string> Methods => ApiMethods.Names;

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_cancelled_token_keeps_the_request_from_being_sent(string name)
    {
        using var wire = new Wire();
        var token = new CancellationToken(canceled: true);
        var method = ApiMethods.Of(name);

        var call = () => ApiMethods.CallAsync(wire.Api, method, ApiMethods.ValidArguments(method, token));

        (await call.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(token);
        wire.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_token_ends_a_request_that_is_under_way(string name)
    {
        using var hanging = new HangingHandler();
        using var api = IdentitySourcesApi.Create(Wire.Options(), hanging);
        using var caller = new CancellationTokenSource();
        var method = ApiMethods.Of(name);

        var call = ApiMethods.CallAsync(api, method, ApiMethods.ValidArguments(method, caller.Token));
        await hanging.Started;
        await caller.CancelAsync();

        (await ((Func<Task>)(() => call)).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(caller.Token);
    }
}
