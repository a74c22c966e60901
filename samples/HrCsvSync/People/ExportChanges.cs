using System.Runtime.CompilerServices;
using HrCsvSync.Csv;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;

namespace HrCsvSync.People;

/// <summary>
/// The changes that an export makes, in this order: leavers (who has left loses access first), groups, people, memberships.
/// People are read from the file as they are asked for; each change's index leads back to its line.
/// </summary>
internal sealed class ExportChanges(HrCsvFile file, RowMapper mapper, ExportSurvey survey)
{
    private int FirstGroup => survey.Leavers.Count;

    private int FirstPerson => FirstGroup + survey.Groups.Count;

    private int FirstMembership => FirstPerson + survey.Active.Count;

    public async IAsyncEnumerable<IdentityChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var leaver in survey.Leavers) yield return IdentityChange.DeleteUser(leaver.ExternalId);
        foreach (var group in survey.Groups) yield return IdentityChange.UpsertGroup(group.ExternalId, ProfileOf(group));
        var next = 0;
        await foreach (var row in file.ReadRowsAsync(cancellationToken))
        {
            if (next == survey.Active.Count) break;
            if (row.Line != survey.Active[next].Line) continue;
            yield return IdentityChange.UpsertUser(survey.Active[next].ExternalId, mapper.ProfileOf(row));
            next++;
        }

        foreach (var group in WithMembers()) yield return IdentityChange.AddMembers(group.ExternalId, group.ActiveMembers);
    }

    /// <summary>Takes the memberships out that would name somebody, or a group, that Okta will not have.</summary>
    public void LeaveOutMembershipsOf(IEnumerable<RejectedChange> rejected)
    {
        foreach (var change in rejected)
        {
            if (change.Kind == ChangeKind.UserUpsert) survey.Active[(int)change.Index - FirstPerson].Reject();
            else if (change.Kind == ChangeKind.GroupUpsert) survey.Groups[(int)change.Index - FirstGroup].IsRejected = true;
        }
    }

    /// <summary>The row that a rejected change came from.</summary>
    public RejectedRow RowOf(RejectedChange change)
    {
        var index = (int)change.Index;
        if (index < FirstGroup) return new RejectedRow(survey.Leavers[index].Line, null, change.ExternalId, change.Message);
        if (index >= FirstPerson && index < FirstMembership)
        {
            return new RejectedRow(survey.Active[index - FirstPerson].Line, mapper.ColumnOf(change.Attribute), change.ExternalId, change.Message);
        }

        var group = index < FirstPerson ? survey.Groups[index - FirstGroup] : WithMembers().ElementAt(index - FirstMembership);
        var member = group.Members.Find(person => person.ExternalId == change.MemberExternalId);
        return new RejectedRow(member?.Line ?? group.Line, group.Column, change.MemberExternalId ?? change.ExternalId, change.Message);
    }

    private static GroupProfile ProfileOf(PersonGroup group)
    {
        var profile = new GroupProfile { DisplayName = group.DisplayName };
        if (group.Description is { } description) profile.Description = description;
        return profile;
    }

    private IEnumerable<PersonGroup> WithMembers() => survey.Groups.Where(group => !group.IsRejected && group.ActiveMembers.Any());
}
