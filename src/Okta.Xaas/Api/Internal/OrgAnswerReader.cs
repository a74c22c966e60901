using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Api.Internal;

/// <summary>Reads what the org tells of an identity source, as tolerantly as <see cref="AnswerReader"/>.</summary>
internal static class OrgAnswerReader
{
    public static OktaApp App(ApiAnswer answer) =>
        OrgMapper.App(AnswerReader.Parse(answer, ApiJsonContext.Default.AppDto) ?? throw AnswerReader.Empty(answer)) ?? throw answer.Unreadable("The answer could not be read: an app without an id");

    public static AppUser AppUser(ApiAnswer answer) =>
        AnswerReader.Map(answer, AnswerReader.Parse(answer, ApiJsonContext.Default.AppUserDto) ?? throw AnswerReader.Empty(answer), OrgMapper.AppUser);

    public static AppUserPage AppUsers(ApiAnswer answer) => new()
    {
        Users = List(answer, AnswerReader.Parse(answer, ApiJsonContext.Default.ListAppUserDto), OrgMapper.AppUser),
        NextCursor = answer.NextCursor,
    };

    public static AppSchema Schema(ApiAnswer answer) =>
        AnswerReader.Map(answer, AnswerReader.Parse(answer, ApiJsonContext.Default.AppSchemaDto) ?? throw AnswerReader.Empty(answer), OrgMapper.Schema);

    public static OktaGroupPage Groups(ApiAnswer answer) => new()
    {
        Groups = List(answer, AnswerReader.Parse(answer, ApiJsonContext.Default.ListOktaGroupDto), OrgMapper.Group),
        NextCursor = answer.NextCursor,
    };

    public static LogEventPage LogEvents(ApiAnswer answer) => new()
    {
        Events = List(answer, AnswerReader.Parse(answer, ApiJsonContext.Default.ListLogEventDto), OrgMapper.LogEvent),
        NextCursor = answer.NextCursor,
    };

    private static TModel[] List<TDto, TModel>(ApiAnswer answer, List<TDto?>? dtos, Func<TDto, TModel> map)
        where TDto : class =>
        AnswerReader.Map(answer, dtos ?? throw AnswerReader.Empty(answer), all => all.OfType<TDto>().Select(map).ToArray());
}
