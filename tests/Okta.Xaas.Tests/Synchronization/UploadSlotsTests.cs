using System.Net;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>Who gets a slot, and when it comes free.</summary>
public sealed class UploadSlotsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UploadSlots _slots = new(16);
    private readonly Queue<(TaskCompletionSource<HttpStatusCode> Answer, Task Ended)> _uploads = new();
    private readonly SemaphoreSlim _begun = new(0);

    [Fact]
    public async Task Each_answer_lets_two_go_while_it_widens()
    {
        Upload(20);
        await BegunAsync(4);

        await AnswerAsync(1, HttpStatusCode.Accepted);

        await BegunAsync(2);
        Waiting.Should().BeTrue();
    }

    [Fact]
    public async Task After_a_429_only_half_as_many_come_to_be_under_way()
    {
        Upload(20);
        await BegunAsync(4);

        await AnswerAsync(1, HttpStatusCode.TooManyRequests);
        await AnswerAsync(1, HttpStatusCode.TooManyRequests);
        _begun.CurrentCount.Should().Be(0, "two of four are under way still");

        await AnswerAsync(1, HttpStatusCode.Accepted);
        await BegunAsync(1);
    }

    [Fact]
    public async Task After_a_429_slots_that_nobody_had_are_taken_away_too()
    {
        Upload(2);
        await BegunAsync(2);

        await AnswerAsync(1, HttpStatusCode.TooManyRequests);

        Upload(5);
        await BegunAsync(1);
        _begun.CurrentCount.Should().Be(0, "two of two are under way");
    }

    [Fact]
    public async Task An_upload_that_ends_after_the_run_is_nobodys()
    {
        Upload(1);
        await BegunAsync(1);

        _slots.Dispose();

        await AnswerAsync(1, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_server_that_fails_changes_nothing()
    {
        Upload(20);
        await BegunAsync(4);

        await AnswerAsync(4, HttpStatusCode.InternalServerError);

        await BegunAsync(4);
        _begun.CurrentCount.Should().Be(0);
    }

    [Fact]
    public async Task A_token_ends_the_wait_for_a_slot()
    {
        Upload(4);
        await BegunAsync(4);
        using var impatient = new CancellationTokenSource();
        var waiting = _slots.UseAsync(() => throw new InvalidOperationException("It has no slot."), impatient.Token);

        await impatient.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_upload_that_throws_gives_its_slot_back_and_is_told()
    {
        for (var i = 0; i < 5; i++)
            await FluentActions.Awaiting(() => _slots.UseAsync(() => throw new InvalidOperationException("no"), default)).Should().ThrowAsync<InvalidOperationException>();
    }

    public void Dispose()
    {
        _slots.Dispose();
        _begun.Dispose();
    }

    private bool Waiting => _uploads.Count > 0 && _begun.CurrentCount == 0;

    private void Upload(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var answer = new TaskCompletionSource<HttpStatusCode>(TaskCreationOptions.RunContinuationsAsynchronously);
            var ended = _slots.UseAsync(
                async () =>
                {
                    _begun.Release();
                    AttemptNotice.Observer!(new(TimeSpan.FromSeconds(1), await answer.Task, null));
                },
                default);
            _uploads.Enqueue((answer, ended));
        }
    }

    private async Task BegunAsync(int count)
    {
        for (var i = 0; i < count; i++) (await _begun.WaitAsync(Patience)).Should().BeTrue();
    }

    private async Task AnswerAsync(int count, HttpStatusCode status)
    {
        for (var i = 0; i < count; i++)
        {
            var (answer, ended) = _uploads.Dequeue();
            answer.SetResult(status);
            await ended.WaitAsync(Patience);
        }
    }
}
