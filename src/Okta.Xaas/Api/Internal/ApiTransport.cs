using System.Net.Http.Headers;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>Sends one request and gives back its answer, or the one exception that says what went wrong.</summary>
internal sealed class ApiTransport
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private readonly Func<HttpClient> _client;

    public ApiTransport(Func<HttpClient> client, OktaXaasOptions options)
    {
        _client = client;
        Root = options.OktaDomain!.GetLeftPart(UriPartial.Authority) + "/api/v1/identity-sources/" + PathSegment.Escape(options.IdentitySourceId!);
    }

    /// <summary>The address of the identity source, which the paths begin after.</summary>
    public string Root { get; }

    /// <param name="operation">Okta's name of it.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">What follows the identity source's id, its segments escaped.</param>
    /// <param name="content">The body, if there is one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<ApiAnswer> SendAsync(string operation, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var request = new HttpRequestMessage(method, new Uri(Root + path)) { Content = content ?? (method == HttpMethod.Post ? RequestBody.None() : null) };
        request.Headers.Accept.Add(Json);
        request.Headers.UserAgent.Add(UserAgent.Value);
        new OperationTag(operation, operation == Operations.DeleteSession).AttachTo(request);
        try
        {
            using var response = await _client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await ReceivedBody.ReceiveAsync(response, cancellationToken).ConfigureAwait(false);
            var answer = new ApiAnswer(operation, response, body);
            if (!answer.IsSuccess) throw ErrorReader.Read(answer);

            // Okta answers with JSON or nothing: a page with status 200 is a proxy's, and Okta may never have seen the request.
            return answer.IsHtml ? throw answer.Unreadable("The body was HTML, likely a proxy's and not Okta's") : answer;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // HttpClient may report a token of its own, linked to the caller's; callers compare with theirs.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            var timeout = exception.InnerException as TimeoutException ?? new TimeoutException("The request took longer than the HTTP client's time limit.", exception);
            throw new OktaApiException(operation, null, ConnectionProblem.TimedOut, timeout);
        }
        catch (TimeoutException exception)
        {
            throw new OktaApiException(operation, null, ConnectionProblem.TimedOut, exception);
        }
        catch (OktaAuthenticationException exception) when (exception.IsTransient)
        {
            // Like any other request that did not leave: another try may help. What another try cannot help goes to the caller as it is.
            throw new OktaApiException(operation, null, exception.Message, exception) { RequestId = exception.RequestId };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new OktaApiException(operation, null, ConnectionProblem.Of(exception), exception);
        }
    }
}
