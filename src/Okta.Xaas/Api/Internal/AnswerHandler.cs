using System.Net;
using System.Net.Http.Headers;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>
/// The outermost handler: names the operation of a request, and makes of its answer what the caller gets: the model that was read, or the one exception that says what went wrong.
/// <see cref="AnswerJudge"/> judges, the <see cref="Operation"/> reads, and this throws.
/// </summary>
internal sealed class AnswerHandler : DelegatingHandler
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EntityContent.RequireOneId(request, "user");
        var operation = OperationTable.Of(request);
        Complete(request, operation);
        var answer = await ReceiveAsync(request, operation, cancellationToken).ConfigureAwait(false);
        if (AnswerJudge.Fault(answer, Passage.Of(request).Judgement) is { } fault) throw fault;
        var model = operation.Read(answer);

        // Only after success: the connection of a failed request may still be reading the array, which must then not become another request's.
        (request.Content as PooledContent)?.GiveBack();

        // Refit gets no more than the model: it would take a 204 for null without asking.
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ModelContent(model) };
    }

    private static void Complete(HttpRequestMessage request, Operation operation)
    {
        if (request.Content is null && request.Method == HttpMethod.Post) request.Content = RequestBody.None();
        request.Headers.Accept.Add(Json);
        request.Headers.UserAgent.Add(UserAgent.Value);
        operation.Tag.AttachTo(request);
    }

    private async Task<ApiAnswer> ReceiveAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await ReceivedBody.ReceiveAsync(response, cancellationToken).ConfigureAwait(false);
            return new ApiAnswer(operation.Name, response, body);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is (OperationCanceledException or HttpRequestException or IOException))
        {
            // A connection that is closed by the caller's token can fail in any of these ways.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            var timeout = exception.InnerException as TimeoutException ?? new TimeoutException("The request took longer than the HTTP client's time limit.", exception);
            throw new OktaApiException(operation.Name, null, ConnectionProblem.TimedOut, timeout);
        }
        catch (TimeoutException exception)
        {
            throw new OktaApiException(operation.Name, null, ConnectionProblem.TimedOut, exception);
        }
        catch (OktaAuthenticationException exception) when (exception.IsTransient)
        {
            // Like any other request that did not leave: another try may help. What another try cannot help goes to the caller as it is.
            throw new OktaApiException(operation.Name, null, exception.Message, exception) { RequestId = exception.RequestId };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new OktaApiException(operation.Name, null, ConnectionProblem.Of(exception), exception);
        }
    }
}
