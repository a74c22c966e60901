using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Hosting.Tests.DependencyInjection;

public class RegistrationTests
{
    [Fact]
    public void Settings_that_nothing_reads_are_warned_of()
    {
        using var log = new CollectingLogger();
        var builder = Builder(log);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Schedule:Cron"] = "30 2 * * *",
            ["Schedule:Jiter"] = "00:10:00",
            ["Schedule:Blackouts:0:From"] = "22:00",
            ["Schedule:Blackouts:0:Until"] = "23:00",
            ["Schedule:Blackouts:0:Days:0"] = "Monday",
            ["Webhook:Url"] = "https://hooks.example.com/",
            ["Webhook:Secret"] = "a secret of the two sides",
            ["Webhook:Adress"] = "x",
        }).Build();
        builder.RunOnSchedule(Read, settings.GetSection("Schedule")).NotifyWebhook(settings.GetSection("Webhook"));
        using var services = builder.Services.BuildServiceProvider();

        services.GetRequiredService<IOptionsMonitor<FeedScheduleOptions>>().Get("employees").Blackouts.Should().ContainSingle();
        services.GetRequiredService<IOptionsMonitor<WebhookOptions>>().Get("employees").TellSuccess.Should().BeTrue();

        log.All.Where(entry => entry.Id == 108).Select(entry => entry.Message).Should().Equal(
            "The settings of employees have Blackouts:0:Until, which nothing reads: mend its name, or take it out",
            "The settings of employees have Jiter, which nothing reads: mend its name, or take it out",
            "The settings of employees have Adress, which nothing reads: mend its name, or take it out");
    }

    [Fact]
    public void A_second_schedule_or_webhook_of_a_feed_is_refused()
    {
        using var log = new CollectingLogger();
        var builder = Builder(log).RunOnSchedule(Read, _ => { }).NotifyWebhook(_ => { });
        builder.Invoking(b => b.RunOnSchedule(Read, _ => { })).Should().Throw<ArgumentException>().WithMessage("Feed 'employees' has a schedule already*");
        builder.Invoking(b => b.NotifyWebhook(_ => { })).Should().Throw<ArgumentException>().WithMessage("Feed 'employees' has a webhook already*");
    }

    private static ValueTask<IdentitySnapshot> Read(FeedRunContext run, CancellationToken cancellationToken) => ValueTask.FromResult(new IdentitySnapshot());

    private static IOktaXaasBuilder Builder(CollectingLogger log) =>
        new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddOktaXaas("employees", o => (o.OktaDomain, o.IdentitySourceId, o.ApiToken) = (new("https://example.okta.com"), "0oaemployees", "token"));
}
