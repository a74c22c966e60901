using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

public sealed class HrFeedServiceRunTests
{
    [Fact]
    public async Task Without_configuration_it_lives_through_nights_of_two_emulated_orgs_and_stops_with_nothing_pending()
    {
        using var program = SampleProgram.Start("HrFeedService", "--Urls", "http://127.0.0.1:0", "--EmulatedNights", "0/2 * * * * ?");

        foreach (var line in new[] { "(users added: 1, updated: 1, deleted: 1)", "Succeeded. Changes imported: 3" }) await program.WaitForLineAsync(line);
        program.Interrupt();

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);
        program.Output.Should().Contain("Feed employees has stopped. ").And.Contain("Feed contractors has stopped. ").And.Contain("In the directory of Employees: 60 active users");
    }
}
