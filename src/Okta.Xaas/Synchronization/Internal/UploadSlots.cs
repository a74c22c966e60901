using System.Net;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Lets as many uploads go at once as <see cref="UploadWidth"/> says, and tells it of their answers. For all sessions of a run; may be used concurrently.</summary>
internal sealed class UploadSlots(UploadWidthState width) : IDisposable
{
    private readonly object _gate = new();
    private readonly SemaphoreSlim _free = new(width.Width);
    private UploadWidthState _width = width;

    // Slots that are taken still, and are not given back when they come free, as the width is smaller now.
    private int _surplus;
    private bool _isOver;

    public UploadSlots(int ceiling)
        : this(UploadWidth.Begin(ceiling))
    {
    }

    /// <summary>Waits for a slot, uploads, and gives the slot back.</summary>
    public async Task UseAsync(Func<Task> upload, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        int generation;
        lock (_gate) generation = _width.Generation;
        try
        {
            // Ends with this method: it is seen by the upload only.
            AttemptNotice.Observer = notice => Learn(notice, generation);
            await upload().ConfigureAwait(false);
        }
        finally
        {
            GiveBack();
        }
    }

    /// <remarks>An upload that hangs may end later, when nobody waits for a slot any more.</remarks>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _free.Dispose();
        }
    }

    // A server that fails tells nothing of how much it takes.
    private void Learn(AttemptNotice notice, int generation)
    {
        lock (_gate)
        {
            if (_isOver) return;
            var before = _width.Width;
            if (notice.Status == Statuses.TooManyRequests) _width = UploadWidth.Refused(_width, generation);
            else if (notice.Status < HttpStatusCode.InternalServerError) _width = UploadWidth.Answered(_width, generation, notice.Took, _free.CurrentCount == 0, notice.Remaining);
            _surplus += before - _width.Width;
            while (_surplus > 0 && _free.Wait(0)) _surplus--;
            if (_surplus >= 0) return;
            _free.Release(-_surplus);
            _surplus = 0;
        }
    }

    private void GiveBack()
    {
        lock (_gate)
        {
            if (_surplus > 0) _surplus--;
            else if (!_isOver) _free.Release();
        }
    }
}
