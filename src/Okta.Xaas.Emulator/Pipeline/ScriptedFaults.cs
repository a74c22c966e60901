using System.Globalization;
using Okta.Xaas.Emulator.Records;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>The faults that were put in from outside; each request gets the first that is for it. Thread-safe.</summary>
internal sealed class ScriptedFaults(ChangeFeed feed)
{
    /// <summary>How many may wait at once.</summary>
    public const int Capacity = 1000;

    private readonly Lock _gate = new();
    private ScriptedFault[] _all = [];
    private int _lastId;

    public IReadOnlyList<ScriptedFault> All => Volatile.Read(ref _all);

    /// <summary>Adds one; null when there are too many.</summary>
    public ScriptedFault? Add(string? operation, string kind, Fault fault, int times, int skip)
    {
        lock (_gate)
        {
            if (_all.Length >= Capacity) return null;
            var id = string.Create(CultureInfo.InvariantCulture, $"f{++_lastId}");
            var added = new ScriptedFault(id, operation, kind, fault) { Skip = skip, Times = times, Left = times };
            Set([.. _all, added]);
            return added;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            var left = Array.FindAll(_all, one => one.Id != id);
            if (left.Length == _all.Length) return false;
            Set(left);
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate) Set([]);
    }

    public Fault? Find(EmulatedRequest request)
    {
        if (Volatile.Read(ref _all).Length == 0) return null;
        lock (_gate)
        {
            for (var i = 0; i < _all.Length; i++)
            {
                var one = _all[i];
                if (one.Operation is not null && one.Operation != request.Operation) continue;
                var now = one.Skip > 0 ? one with { Skip = one.Skip - 1 } : one with { Left = one.Left - 1 };
                ScriptedFault[] kept = now.Left > 0 ? [now] : [];
                Set([.. _all[..i], .. kept, .. _all[(i + 1)..]]);
                if (one.Skip == 0) return one.Fault;
            }

            return null;
        }
    }

    private void Set(ScriptedFault[] all)
    {
        Volatile.Write(ref _all, all);
        feed.Mark(Changed.Faults | Changed.State);
    }
}
