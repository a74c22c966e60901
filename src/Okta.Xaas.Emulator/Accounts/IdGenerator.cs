namespace Okta.Xaas.Emulator.Accounts;

/// <summary>Makes ids that look like Okta's. Not thread-safe: the org's lock guards it.</summary>
internal sealed class IdGenerator(int seed)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 20;

#pragma warning disable CA5394 // Ids have to be repeatable, not secret.
    private readonly Random _random = new(seed);

    public string Session() => Make("aps", IdLength);

    // L: the id of a user of the identity source; 00u is that of the Okta user.
    public string User() => Make("0ua", IdLength);

    public string Group() => Make("00g", IdLength);

    public string Device() => Make("guo", IdLength);

    public string Error() => Make("oae", 25);

    public string Request() => Make("a", 27);

    private string Make(string prefix, int length) => string.Create(length, (prefix, _random), static (id, how) =>
    {
        how.prefix.CopyTo(id);
        how._random.GetItems(Alphabet, id[how.prefix.Length..]);
    });

#pragma warning restore CA5394
}
