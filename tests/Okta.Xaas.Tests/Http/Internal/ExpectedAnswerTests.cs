using System.Reflection;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class ExpectedAnswerTests
{
    public static TheoryData<string> Names =>
        [.. new[] { typeof(Operations), typeof(OrgOperations) }.SelectMany(names => names.GetFields(BindingFlags.Static | BindingFlags.Public)).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_operation_has_its_row_and_its_rate_limit(string operation)
    {
        ExpectedAnswer.Of(operation).Should().NotBe(ExpectedAnswer.Unknown);
        Endpoint.Of(operation).Group.Should().NotBe(EndpointGroup.Other);
    }

    [Fact]
    public void What_nobody_knows_has_none()
    {
        ExpectedAnswer.Of("unknown").Should().Be(ExpectedAnswer.Unknown);
        Endpoint.Of("unknown").Should().Be(new Endpoint(EndpointGroup.Other, 0));
    }

    [Fact]
    public void Looking_at_sessions_leaves_room_for_acting_on_them()
    {
        Endpoint.Of(Operations.GetSession).Room.Should().BePositive();
        Endpoint.Of(Operations.ListSessions).Room.Should().BePositive();
        foreach (var act in new[] { Operations.CreateSession, Operations.DeleteSession, Operations.StartImport })
            Endpoint.Of(act).Should().Be(new Endpoint(EndpointGroup.Sessions, 0));
    }
}
