using System.Runtime.InteropServices;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Which row of each person leads, where people have several. Fed with all active rows first.</summary>
internal sealed class LeadingRows
{
    private readonly Dictionary<string, Leader> _leaders = new(StringComparer.Ordinal);

    public void Add(string key, long number, decimal? rank, bool isAtFault)
    {
        if (!_leaders.TryGetValue(key, out var leader))
        {
            _leaders[key] = new(number, rank, Rows: 1, IsTied: false, isAtFault);
            return;
        }

        var comparison = Nullable.Compare(rank, leader.Rank);
        if (comparison > 0) leader = leader with { Number = number, Rank = rank, IsTied = false };
        else if (comparison == 0) leader = leader with { IsTied = true };
        _leaders[key] = leader with { Rows = leader.Rows + 1, HasFault = leader.HasFault || isAtFault };
    }

    /// <summary>Whether the person has more than one row.</summary>
    public bool HasSeveral(string key) => _leaders.TryGetValue(key, out var leader) && leader.Rows > 1;

    /// <summary>Whether the row leads. Where two do, both are told, so that the person is held back; where one is at fault, the person is held back by it.</summary>
    public bool Leads(string key, long number, bool isAtFault) =>
        !_leaders.TryGetValue(key, out var leader) || leader.Rows == 1 || (leader.HasFault ? isAtFault : leader.IsTied || leader.Number == number);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Leader(long Number, decimal? Rank, int Rows, bool IsTied, bool HasFault);
}
