using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Options;

public class OktaXaasOptionsValidatorTests
{
    public static TheoryData<string, string> Faults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fault in All) data.Add(fault.Property, fault.Name);
            return data;
        }
    }

    private static string AnEcKey { get; } = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256).ExportECPrivateKeyPem();

    private static IReadOnlyList<(string Property, string Name, Action<OktaXaasOptions> Spoil)> All =>
    [
        ("OktaDomain", "missing", o => o.OktaDomain = null),
        ("OktaDomain", "relative", o => o.OktaDomain = new Uri("example.okta.com", UriKind.Relative)),
        ("OktaDomain", "http", o => o.OktaDomain = new Uri("http://example.okta.com")),
        ("OktaDomain", "ftp", o => o.OktaDomain = new Uri("ftp://localhost")),
        ("OktaDomain", "path", o => o.OktaDomain = new Uri("https://example.okta.com/oauth2")),
        ("OktaDomain", "query", o => o.OktaDomain = new Uri("https://example.okta.com?x=1")),
        ("OktaDomain", "fragment", o => o.OktaDomain = new Uri("https://example.okta.com#x")),
        ("OktaDomain", "user info", o => o.OktaDomain = new Uri("https://Secret:Secret@example.okta.com")),
        ("OktaDomain", "admin", o => o.OktaDomain = new Uri("https://example-admin.okta.com")),
        ("RateLimitShare", "nothing", o => o.RateLimitShare = 0),
        ("RateLimitShare", "too much", o => o.RateLimitShare = 1.01),
        ("RateLimitShare", "no number", o => o.RateLimitShare = double.NaN),
        ("Retry.RateLimitTimeLimit", "negative", o => o.Retry.RateLimitTimeLimit = TimeSpan.FromTicks(-1)),
        ("Retry.RateLimitTimeLimit", "too long", o => o.Retry.RateLimitTimeLimit = TimeSpan.FromDays(2)),
        ("Retry.ConnectTimeout", "too short", o => o.Retry.ConnectTimeout = TimeSpan.FromMilliseconds(999)),
        ("Retry.ConnectTimeout", "too long", o => o.Retry.ConnectTimeout = TimeSpan.FromHours(1)),
        ("IdentitySourceId", "missing", o => o.IdentitySourceId = null),
        ("IdentitySourceId", "empty", o => o.IdentitySourceId = ""),
        ("IdentitySourceId", "blank", o => o.IdentitySourceId = "  "),
        ("IdentitySourceId", "slash", o => o.IdentitySourceId = "0oa/1"),
        ("IdentitySourceId", "white space", o => o.IdentitySourceId = "0oa1 "),
        ("IdentitySourceId", "dots", o => o.IdentitySourceId = ".."),
        ("IdentitySourceId", "query", o => o.IdentitySourceId = "0oa?x"),
        ("IdentitySourceId", "surrogate", o => o.IdentitySourceId = "0oa\ud83d"),
        ("ApiToken", "missing", o => o.ApiToken = null),
        ("ApiToken", "blank", o => o.ApiToken = " "),
        ("ApiToken", "scheme", o => o.ApiToken = "SSWS Secret"),
        ("ApiToken", "line break", o => o.ApiToken = "Secret\n"),
        ("ApiToken", "beside OAuth", o => UseOAuth(o, keepToken: true)),
        ("OAuth.ClientId", "missing", o => UseOAuth(o).ClientId = null),
        ("OAuth.ClientId", "white space", o => UseOAuth(o).ClientId = "0oa Secret"),
        ("OAuth.PrivateKey", "missing", o => UseOAuth(o).PrivateKey = null),
        ("OAuth.PrivateKey", "garbage", o => UseOAuth(o).PrivateKey = "Secret"),
        ("OAuth.PrivateKey", "public half", o => UseOAuth(o).PrivateKey = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"Secret\"}"),
        ("OAuth.PrivateKey", "encrypted", o => UseOAuth(o).PrivateKey = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nSecret\n-----END ENCRYPTED PRIVATE KEY-----"),
        ("OAuth", "null", o => o.OAuth = null!),
        ("OAuth.KeyId", "missing", o => UseOAuth(o).KeyId = null),
        ("OAuth.Algorithm", "algorithm of another key", o => UseOAuth(o).Algorithm = "RS256"),
        ("OAuth.Algorithm", "unknown algorithm", o => UseOAuth(o).Algorithm = "none"),
        ("OAuth.PrivateKeyFile", "set twice", o => UseOAuth(o).PrivateKeyFile = "Secret.pem"),
        ("OAuth.PrivateKeyFile", "not there", o =>
        {
            UseOAuth(o).PrivateKeyFile = "no-such-Secret.pem";
            o.OAuth.PrivateKey = null;
        }),
        ("OAuth.Scopes", "blank", o => UseOAuth(o).Scopes = " "),
        ("OAuth.DPoP", "unknown", o => UseOAuth(o).DPoP = (DPoPMode)9),
        ("Retry", "null", o => o.Retry = null!),
        ("Retry.MaxRetries", "low", o => o.Retry.MaxRetries = -1),
        ("Retry.MaxRetries", "high", o => o.Retry.MaxRetries = 21),
        ("Retry.BaseDelay", "zero", o => o.Retry.BaseDelay = TimeSpan.Zero),
        ("Retry.BaseDelay", "more than MaxDelay", o => o.Retry.BaseDelay = TimeSpan.FromMinutes(3)),
        ("Retry.MaxDelay", "high", o => o.Retry.MaxDelay = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1)),
        ("Retry.AttemptTimeout", "low", o => o.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(999)),
        ("Retry.AttemptTimeout", "high", o => o.Retry.AttemptTimeout = TimeSpan.FromMinutes(11)),
        ("Synchronization", "null", o => o.Synchronization = null!),
        ("Synchronization.MaxEntitiesPerBatch", "low", o => o.Synchronization.MaxEntitiesPerBatch = 0),
        ("Synchronization.MaxEntitiesPerBatch", "high", o => o.Synchronization.MaxEntitiesPerBatch = 201),
        ("Synchronization.MaxBatchBytes", "low", o => o.Synchronization.MaxBatchBytes = 3_999),
        ("Synchronization.MaxBatchBytes", "high", o => o.Synchronization.MaxBatchBytes = 200_001),
        ("Synchronization.MaxBatchesPerSession", "low", o => o.Synchronization.MaxBatchesPerSession = 0),
        ("Synchronization.MaxBatchesPerSession", "high", o => o.Synchronization.MaxBatchesPerSession = 51),
        ("Synchronization.CreationCooldown", "low", o => o.Synchronization.CreationCooldown = TimeSpan.FromTicks(-1)),
        ("Synchronization.CreationCooldown", "high", o => o.Synchronization.CreationCooldown = TimeSpan.FromHours(25)),
        ("Synchronization.MaxConcurrentUploads", "low", o => o.Synchronization.MaxConcurrentUploads = 0),
        ("Synchronization.MaxConcurrentUploads", "high", o => o.Synchronization.MaxConcurrentUploads = 33),
        ("Synchronization.PollingInterval", "low", o => o.Synchronization.PollingInterval = TimeSpan.FromMilliseconds(99)),
        ("Synchronization.PollingInterval", "high", o => o.Synchronization.PollingInterval = TimeSpan.FromMinutes(11)),
        ("Synchronization.ImportTimeLimit", "less than PollingInterval", o => o.Synchronization.ImportTimeLimit = TimeSpan.FromSeconds(4)),
        ("Synchronization.ImportTimeLimit", "high", o => o.Synchronization.ImportTimeLimit = TimeSpan.FromDays(8)),
        ("Synchronization.CleanUpTimeLimit", "low", o => o.Synchronization.CleanUpTimeLimit = TimeSpan.FromMilliseconds(999)),
        ("Synchronization.CleanUpTimeLimit", "high", o => o.Synchronization.CleanUpTimeLimit = TimeSpan.FromMinutes(11)),
        ("Synchronization.ExistingSessionTimeLimit", "low", o => o.Synchronization.ExistingSessionTimeLimit = TimeSpan.FromTicks(-1)),
        ("Synchronization.ExistingSessionTimeLimit", "high", o => o.Synchronization.ExistingSessionTimeLimit = TimeSpan.FromDays(8)),
        ("Synchronization.CooldownMode", "unknown", o => o.Synchronization.CooldownMode = (CooldownMode)9),
        ("Synchronization.ExistingSession", "unknown", o => o.Synchronization.ExistingSession = (ExistingSessionPolicy)9),
        ("Synchronization.MaxSessionRestarts", "low", o => o.Synchronization.MaxSessionRestarts = -1),
        ("Synchronization.MaxSessionRestarts", "high", o => o.Synchronization.MaxSessionRestarts = 21),
        ("Synchronization.RejectedBatch", "unknown", o => o.Synchronization.RejectedBatch = (RejectedBatchPolicy)9),
        ("Synchronization.SchemaCheck", "unknown", o => o.Synchronization.SchemaCheck = (SchemaCheck)9),
        ("Synchronization.InvalidChange", "unknown", o => o.Synchronization.InvalidChange = (InvalidChangePolicy)9),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_property_and_how_to_mend_it(string property, string fault)
    {
        var options = Wire.Options();
        All.Single(one => one.Property == property && one.Name == fault).Spoil(options);

        var failure = Validate(options).Failures.Should().ContainSingle().Which;

        failure.Should().StartWith(property + " ").And.EndWith(".").And.NotContain("Secret");
        failure.Should().MatchRegex("set |leave |give |create ", "it must say how to mend it");
    }

    [Fact]
    public void Every_option_has_a_case()
    {
        var names = All.Select(one => one.Property).ToHashSet();
        Names(typeof(OktaXaasOptions), "").Where(name => name != nameof(OktaXaasOptions.PropagateTraceState)).Should().BeSubsetOf(names, "a yes or no has no fault");

        static IEnumerable<string> Names(Type type, string path) => type.GetProperties().SelectMany(property =>
            property.PropertyType.Namespace!.StartsWith("Okta", StringComparison.Ordinal) && property.PropertyType.IsClass
                ? Names(property.PropertyType, $"{path}{property.Name}.")
                : [path + property.Name]);
    }

    [Fact]
    public void Lists_all_faults_at_once()
    {
        var options = new OktaXaasOptions { Retry = { MaxRetries = 99 }, Synchronization = { MaxEntitiesPerBatch = 1_000, MaxConcurrentUploads = 0 } };

        Validate(options).Failures!.Select(failure => failure.Split(' ')[0]).Should().Equal(
            "OktaDomain", "IdentitySourceId", "ApiToken", "Retry.MaxRetries", "Synchronization.MaxEntitiesPerBatch", "Synchronization.MaxConcurrentUploads");
    }

    [Fact]
    public void Takes_the_defaults_and_the_edges_of_every_range()
    {
        var least = Wire.Options();
        least.Retry = new() { MaxRetries = 0, BaseDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1), AttemptTimeout = TimeSpan.FromSeconds(1) };
        least.Synchronization = new()
        {
            MaxEntitiesPerBatch = 1,
            MaxBatchBytes = 4_000,
            MaxBatchesPerSession = 1,
            CreationCooldown = TimeSpan.Zero,
            MaxConcurrentUploads = 1,
            PollingInterval = TimeSpan.FromMilliseconds(100),
            ImportTimeLimit = TimeSpan.FromMilliseconds(100),
            CleanUpTimeLimit = TimeSpan.FromSeconds(1),
            ExistingSessionTimeLimit = TimeSpan.Zero,
            CooldownMode = CooldownMode.Eager,
            ExistingSession = ExistingSessionPolicy.Wait,
            InvalidChange = InvalidChangePolicy.Fail,
        };
        var most = Wire.Options();
        most.Retry = new() { MaxRetries = 20, BaseDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.FromHours(1), AttemptTimeout = TimeSpan.FromMinutes(10) };
        most.Synchronization = new()
        {
            MaxEntitiesPerBatch = 200,
            MaxBatchBytes = 200_000,
            MaxBatchesPerSession = 50,
            CreationCooldown = TimeSpan.FromDays(1),
            MaxConcurrentUploads = 32,
            PollingInterval = TimeSpan.FromMinutes(10),
            ImportTimeLimit = TimeSpan.FromDays(7),
            CleanUpTimeLimit = TimeSpan.FromMinutes(10),
            ExistingSessionTimeLimit = TimeSpan.FromDays(7),
            ExistingSession = ExistingSessionPolicy.Cancel,
        };

        foreach (var options in new[] { Wire.Options(), least, most }) Validate(options).Failures.Should().BeNull();
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://login.example.com/")]
    [InlineData("https://x-admin.test")]
    [InlineData("https://sso-admin.example.com")]
    [InlineData("https://okta-admin.okta.com.example.com")]
    public void Takes_these_addresses(string address)
    {
        var options = Wire.Options();
        options.OktaDomain = new Uri(address);
        Validate(options).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void Gives_the_address_that_belongs_to_an_Admin_Console()
    {
        var options = Wire.Options();
        options.OktaDomain = new Uri("https://example-admin.oktapreview.com");
        Validate(options).FailureMessage.Should().Contain("https://example.oktapreview.com");
    }

    [Fact]
    public void Needs_no_token_when_there_is_another_credential()
    {
        var options = Wire.Options();
        options.ApiToken = null;
        new OktaXaasOptionsValidator(credentialProvided: true).Validate(null, options).Succeeded.Should().BeTrue();
    }

    [Fact]
    public void Throws_all_faults_without_a_service_collection()
    {
        FluentActions.Invoking(() => OktaXaasOptionsValidator.ThrowIfInvalid(new OktaXaasOptions()))
            .Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3);
        FluentActions.Invoking(() => OktaXaasOptionsValidator.ThrowIfInvalid(Wire.Options())).Should().NotThrow();
        FluentActions.Invoking(() => OktaXaasOptionsValidator.ThrowIfInvalid(null!)).Should().Throw<ArgumentNullException>().WithParameterName("options");
    }

    private static ValidateOptionsResult Validate(OktaXaasOptions options) => new OktaXaasOptionsValidator().Validate(null, options);

    private static OAuthOptions UseOAuth(OktaXaasOptions options, bool keepToken = false)
    {
        if (!keepToken) options.ApiToken = null;
        return options.OAuth = new OAuthOptions { ClientId = "0oaClient", PrivateKey = AnEcKey, KeyId = "key-1" };
    }
}
