using Okta.Xaas.Authentication.Internal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Authentication;

public class TokenCacheTests
{
    private readonly VirtualTimeProvider _time = new();
    private int _fetched;

    [Fact]
    public async Task Forgetting_a_token_that_was_refused_keeps_a_newer_one()
    {
        using var cache = new TokenCache(FetchAsync, _time);
        var first = await cache.GetAsync(default);
        cache.Forget(first.Value);
        var second = await cache.GetAsync(default);

        cache.Forget(first.Value);

        (await cache.GetAsync(default)).Should().BeSameAs(second);
        _fetched.Should().Be(2);
    }

    private Task<AccessToken> FetchAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new AccessToken("token-" + ++_fetched, isBound: true, _time.GetUtcNow(), TimeSpan.FromHours(1)));
}
