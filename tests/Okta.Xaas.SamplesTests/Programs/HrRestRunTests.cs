using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

/// <summary>The short way from a REST service to Okta.</summary>
public sealed class HrRestRunTests
{
    [Fact]
    public async Task All_pages_of_the_services_people_come_into_an_emulated_org()
    {
        using var program = SampleProgram.Start("HrRestSync");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Error.Should().BeEmpty();
        program.Output.Should().Contain("HR service: 57 people, of whom 3 have left")
            .And.Contain("users: 53 added")
            .And.Contain("Held back: user 4231 (record 34): column 'emails.0.value' is empty, but Okta makes no user without")
            .And.Contain("In the directory: 53 active users, 8 groups");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_one_clear_line_and_nothing_is_sent()
    {
        using var program = SampleProgram.Start("HrRestSync", "--Hr:Token", "another", "--Hr:Address", "http://127.0.0.1:9/people?key=secret");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().StartWith("http://127.0.0.1:9/people: page 1: the service did not answer").And.NotContain("secret").And.NotContain("another");
        program.Output.Should().NotContain("Plan");
    }
}
