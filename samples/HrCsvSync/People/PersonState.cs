namespace HrCsvSync.People;

internal enum PersonState
{
    Active,
    Leaver,

    /// <summary>Nothing is sent for this person: a row is at fault, or two contradict each other.</summary>
    Rejected,
}
