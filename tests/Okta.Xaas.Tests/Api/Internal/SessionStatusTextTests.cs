using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Tests.Api.Internal;

public class SessionStatusTextTests
{
    [Theory]
    [InlineData("CREATED", SessionStatus.Created)]
    [InlineData("IN_PROGRESS", SessionStatus.InProgress)]
    [InlineData("TRIGGERED", SessionStatus.Triggered)]
    [InlineData("COMPLETED", SessionStatus.Completed)]
    [InlineData("ERROR", SessionStatus.Error)]
    [InlineData("CLOSED", SessionStatus.Closed)]
    [InlineData("EXPIRED", SessionStatus.Expired)]
    [InlineData("created", SessionStatus.Unknown)]
    [InlineData("SOMETHING_NEW", SessionStatus.Unknown)]
    [InlineData("", SessionStatus.Unknown)]
    [InlineData(null, SessionStatus.Unknown)]
    public void Knows_Oktas_words(string? text, SessionStatus status) => SessionStatusText.Parse(text).Should().Be(status);

    [Fact]
    public void Knows_a_word_for_every_status() =>
        Enum.GetValues<SessionStatus>().Should().HaveCount(8, "a new status needs its word in the table and in this test");
}
