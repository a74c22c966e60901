using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Refit.Internal;
using Refit;

namespace Okta.Xaas.Refit.Tests.Internal;

/// <summary>No answer with an error in it passes as a success, whichever way Refit brings it.</summary>
public class AnswersTests
{
    [Fact]
    public async Task Throws_what_was_thrown_below()
    {
        var refusal = new OktaApiException("createIdentitySourceSession", HttpStatusCode.BadRequest);

        (await FailAsync(refusal)).Should().BeSameAs(refusal);
    }

    [Fact]
    public async Task Throws_what_Refit_itself_failed_at() => (await FailAsync(null)).Should().BeOfType<ApiException>();

    [Fact]
    public async Task Gives_the_content()
    {
        using var response = new HttpResponseMessage();

        (await Answers.ContentAsync(Task.FromResult(new ApiResponse<string>(response, "content", new RefitSettings())))).Should().Be("content");
        (await Answers.ContentOrNullAsync(Task.FromResult(new ApiResponse<string>(response, null, new RefitSettings())))).Should().BeNull();
    }

    private static async Task<Exception> FailAsync(Exception? cause)
    {
        using var request = new HttpRequestMessage();
        using var response = new HttpResponseMessage();
        var settings = new RefitSettings();
        var error = await ApiException.Create("failed", request, HttpMethod.Post, response, settings, cause);
        var done = () => Answers.DoneAsync(Task.FromResult<IApiResponse>(new ApiResponse<string>(response, null, settings, error)));
        var content = () => Answers.ContentAsync(Task.FromResult(new ApiResponse<string>(response, null, settings, error)));

        var thrown = (await done.Should().ThrowAsync<Exception>()).Which;
        (await content.Should().ThrowAsync<Exception>()).Which.Should().BeSameAs(thrown);
        return thrown;
    }
}
