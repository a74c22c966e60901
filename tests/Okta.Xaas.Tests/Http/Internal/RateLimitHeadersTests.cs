using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class RateLimitHeadersTests
{
    [Fact]
    public void Is_nothing_without_headers() => Read().Should().Be(default(RateLimitHeaders));

    [Fact]
    public void Takes_the_smallest_of_several_values_in_one_header_or_many() =>
        Read(("X-Rate-Limit-Reset", "300"), ("X-Rate-Limit-Reset", "100, 200"), ("x-rate-limit-limit", "600"), ("X-Rate-Limit-Limit", "50"), ("X-Rate-Limit-Remaining", "3"))
            .Should().Be(new RateLimitHeaders(50, 3, DateTimeOffset.FromUnixTimeSeconds(100)));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800")]
    public void Leaves_out_what_is_no_time(string value) => Read(("X-Rate-Limit-Reset", value)).Should().Be(default(RateLimitHeaders));

    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("600", "0", false)]
    [InlineData("0", "1", false)]
    public void Tells_the_concurrency_limit(string limit, string remaining, bool isConcurrency) =>
        Read(("X-Rate-Limit-Limit", limit), ("X-Rate-Limit-Remaining", remaining)).IsConcurrencyLimit.Should().Be(isConcurrency);

    private static RateLimitHeaders Read(params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.Read(response);
    }
}
