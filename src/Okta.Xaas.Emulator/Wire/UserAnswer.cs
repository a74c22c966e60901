namespace Okta.Xaas.Emulator.Wire;

internal sealed record UserAnswer(string Id, string ExternalId, string Created, string LastUpdated, IReadOnlyDictionary<string, string?> Profile)
{
    public static UserAnswer Of(EmulatedUser user) => new(user.Id, user.ExternalId, WireTime.Text(user.Created), WireTime.Text(user.LastUpdated), user.Profile);
}
