using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>Decides where a person stands on a day. It knows no file and no database.</summary>
internal sealed class EmploymentCheck
{
    private readonly LeaverRule? _leaver;
    private readonly JoinerDate? _joinerDate;
    private readonly DayReader? _firstDays;
    private readonly DayReader? _leavingDays;
    private readonly HashSet<string> _left;
    private readonly HashSet<string> _active;
    private readonly DateTime _today;

    public EmploymentCheck(EmploymentRules rules, TimeProvider time)
    {
        TimeZones.TryFind(rules.TimeZone, out var zone);
        _today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).Date;
        _leaver = rules.Leaver;
        _joinerDate = rules.Joiner?.Date;
        if (_joinerDate is { } first) _firstDays = new(first.Column, first.Formats, first.NoDate, first.TwoDigitYearMax, zone);
        if (_leaver?.Date is { } last) _leavingDays = new(last.Column, last.Formats, last.NoDate, last.TwoDigitYearMax, zone);
        _left = new(_leaver?.Status?.Values ?? [], LikeTexts.Comparer);
        _active = new(_leaver?.Status?.Active ?? [], LikeTexts.Comparer);
    }

    /// <summary>Where the person of a record stands.</summary>
    /// <param name="joinerDate">What the column of the first day has; null without one.</param>
    /// <param name="leaverDate">What the column of the day of leaving has.</param>
    /// <param name="status">What the column of the status has.</param>
    /// <param name="fault">Why it can't be told, without a value: then the person is to be held back.</param>
    public EmploymentState Of(object? joinerDate, object? leaverDate, string? status, out string? fault)
    {
        fault = null;
        DateTime? first = null;
        DateTime? leaving = null;
        if (_firstDays is not null && !_firstDays.TryRead(joinerDate, out first, out fault)) return EmploymentState.Active;
        if (_leavingDays is not null && !_leavingDays.TryRead(leaverDate, out leaving, out fault)) return EmploymentState.Active;

        var isLeaver = status is not null && _left.Contains(status);
        if (_active.Count > 0 && !isLeaver && !_active.Contains(status ?? ""))
        {
            fault = $"the status in column '{_leaver!.Status!.Column}' is none that the mapping names, neither a leaver's nor an active one";
            return EmploymentState.Active;
        }

        if (HasLeft(isLeaver, first, leaving, ref fault)) return EmploymentState.Left;
        return fault is null && first is { } day && !HasCome(day) ? EmploymentState.Later : EmploymentState.Active;
    }

    private bool HasCome(DateTime firstDay) => (firstDay - _today).TotalDays <= _joinerDate!.DaysInAdvance;

    private bool HasLeft(bool isLeaver, DateTime? first, DateTime? leaving, ref string? fault)
    {
        if (_leaver is null || _leaver.Decides == LeavingDecision.Status) return isLeaver;
        if (_leaver.Decides == LeavingDecision.Both) return isLeaver && (leaving is not { } last || IsOver(last));
        if (leaving is not { } day) return isLeaver;
        if (first is null || day >= first) return IsOver(day);
        if (_leaver.Date!.EarlierEmployment) return isLeaver;
        fault = $"the day of leaving in column '{_leaver.Date.Column}' is before the first day: of an earlier employment, or of somebody who never came";
        return false;
    }

    private bool IsOver(DateTime leaving)
    {
        var firstDayOut = (_leaver!.Date!.LastDay ? 1 : 0) + _leaver.Date.OffsetDays;
        return (_today - leaving).TotalDays >= firstDayOut;
    }
}
