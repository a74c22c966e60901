using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Refit.Internal;

/// <summary>Which model an operation's answer holds.</summary>
internal static class AnswerModels
{
    /// <summary><see langword="null"/> where nothing is to be read, or a write was answered without a body.</summary>
    public static object? Read(ApiAnswer answer) => answer.Operation switch
    {
        Operations.ListSessions => new IdentitySourceSessionList(AnswerReader.Sessions(answer), answer.Date),
        Operations.CreateSession or Operations.GetSession or Operations.StartImport => AnswerReader.Session(answer),
        Operations.GetUser => AnswerReader.User(answer),
        Operations.CreateUser or Operations.ReplaceUser or Operations.UpdateUser => AnswerReader.UserOrNull(answer),
        Operations.GetGroup => AnswerReader.Group(answer),
        Operations.CreateGroup or Operations.UpdateGroup => AnswerReader.GroupOrNull(answer),
        Operations.GetMemberships => AnswerReader.Memberships(answer),
        _ => null,
    };
}
