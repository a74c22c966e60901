using System.Globalization;

namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>Reads the command line into the emulator's options. Both <c>--name value</c> and <c>--name=value</c> are understood.</summary>
internal static class CommandLineOptions
{
    public const string Help =
        """
        An Okta org's Identity Sources API that runs in memory. For development; not an Okta product.

        Usage: okta-xaas-emulator [options]

          --urls <urls>                addresses to listen on          (default http://127.0.0.1:5080; port 0: a free one)
          --identity-source <id>       the identity source's id        (default 0oaxaasemulator00001)
          --api-token <token>          the token that clients send     (default emulator-token)
          --processing-time <duration> how long one import takes       (default 2s)
          --cooldown <duration>        wait before the next session    (default 5m)
          --oauth-client-id <id>       the client id of a service app that may sign in by OAuth 2.0, too
          --oauth-public-key <file>    its public key, JWK or PEM; may be given several times
          --oauth-dpop <required|optional>  whether it needs DPoP      (default required)
          --oauth-api-nonce            demands a DPoP nonce for API calls, too
          --new-key-pair               prints a key pair to throw away, and ends
          --data <file.json>           keeps the directory in this file from one start to the next
          --rate-limit <number>        refuses more requests a minute to one group of endpoints with 429
          --session-rate-limit <number|off>  as many requests a minute to sessions (default 15)
          --concurrency-limit <number> refuses more requests at once with 429
          --refuse-org-api             refuses the source's app, its users and schema, groups and the System Log with 403
          --allow-remote               allows --urls that other machines reach; there is no sign-in for the page
          --help                       this text

        A duration is a number of seconds (90), a number with a unit (500ms, 90s, 5m, 1h) or hh:mm:ss.
        """;

    private const string DefaultUrls = "http://127.0.0.1:5080";

    public static bool AsksForKeyPair(IReadOnlyList<string> args) => args.Contains("--new-key-pair");

    public static bool AsksForHelp(IReadOnlyList<string> args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <exception cref="CommandLineException">An option or its value is not understood.</exception>
    public static void Apply(IReadOnlyList<string> args, OktaEmulatorOptions options)
    {
        options.KeepRequestBodies = true;
        options.Urls = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls ? urls : DefaultUrls;
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            Set(options, name, value, () => value ?? (++i < args.Count ? args[i] : throw new CommandLineException($"{name} needs a value.")));
        }
    }

    private static (string Name, string? Value) Split(string arg)
    {
        var parts = arg.Split('=', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static void Set(OktaEmulatorOptions options, string name, string? given, Func<string> value)
    {
        switch (name)
        {
            case "--urls": options.Urls = value(); break;
            case "--identity-source": options.IdentitySourceId = value(); break;
            case "--api-token": options.ApiToken = value(); break;
            case "--processing-time": options.ProcessingTime = CommandLineDuration.Parse(name, value()); break;
            case "--cooldown": options.CreationCooldown = CommandLineDuration.Parse(name, value()); break;
            case "--oauth-client-id": options.OAuth.ClientId = value(); break;
            case "--oauth-public-key": options.OAuth.PublicKeys.Add(File.ReadAllText(value())); break;
            case "--data": options.DataFile = value(); break;
            case "--rate-limit": (options.RateLimit, options.EnforceRateLimit) = (Number(name, value()), true); break;
            case "--session-rate-limit": options.SessionRateLimit = value() is var text && text == "off" ? null : Number(name, text, ", or off"); break;
            case "--concurrency-limit": (options.ConcurrencyLimit, options.EnforceRateLimit) = (Number(name, value()), true); break;
            case "--refuse-org-api": options.RefuseOrgApi = given is null || Choice(name, given, "true", "false"); break;
            case "--allow-remote": options.AllowRemote = given is null || Choice(name, given, "true", "false"); break;
            case "--oauth-api-nonce": options.OAuth.RequireApiNonce = given is null || Choice(name, given, "true", "false"); break;
            case "--oauth-dpop": options.OAuth.RequireDPoP = Choice(name, value(), "required", "optional"); break;
            default: throw new CommandLineException($"{name} is no option: see --help.");
        }
    }

    private static int Number(string name, string value, string orElse = "") =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new CommandLineException($"'{value}' is no number for {name}: write 1 or more{orElse}.");

    private static bool Choice(string name, string value, string yes, string no) =>
        value == yes || (value == no ? false : throw new CommandLineException($"'{value}' is not understood for {name}: write {yes} or {no}."));
}
