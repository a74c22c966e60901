using System.Runtime.ExceptionServices;
using Refit;

namespace Okta.Xaas.Refit.Internal;

/// <summary>Takes what is needed out of Refit's answers, and gives them back.</summary>
internal static class Answers
{
    public static async Task DoneAsync(Task<IApiResponse> call)
    {
        using var answer = await call.ConfigureAwait(false);
        ThrowIfFailed(answer);
    }

    public static async Task<T?> ContentOrNullAsync<T>(Task<ApiResponse<T>> call)
    {
        using var answer = await call.ConfigureAwait(false);
        ThrowIfFailed(answer);
        return answer.Content;
    }

    // Where the operation demands a body, the transport has refused an answer without one.
    public static async Task<T> ContentAsync<T>(Task<ApiResponse<T>> call) => (await ContentOrNullAsync(call).ConfigureAwait(false))!;

    // The transport throws, so there is no error with this Refit; later ones put into the answer what is thrown below them, and a refusal must never pass as done.
    private static void ThrowIfFailed(IApiResponse answer)
    {
        if (answer.Error is { } error) ExceptionDispatchInfo.Capture(error.InnerException ?? error).Throw();
    }
}
