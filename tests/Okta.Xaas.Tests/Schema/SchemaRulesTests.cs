using Okta.Xaas.Api.Models;
using Okta.Xaas.Schema;

namespace Okta.Xaas.Tests.Schema;

/// <summary>Attributes of a user against the schema of the source.</summary>
public class SchemaRulesTests
{
    private static readonly SchemaRules Rules = new(new AppSchema
    {
        Attributes =
        [
            new() { Name = "userName", Type = "string", IsRequired = true, MaxLength = 10 },
            new() { Name = "nick", Type = "string", MinLength = 2 },
            new() { Name = "isManager", Type = "boolean" },
            new() { Name = "grade", Type = "integer" },
            new() { Name = "share", Type = "number" },
            new() { Name = "costCenter", Type = "string", AllowedValues = ["100", "200"], IsRequired = true },
            new() { Name = "tags", Type = "array", AllowedValues = ["a"] },
            new() { Name = "odd" },
        ],
    });

    [Theory]
    [InlineData("userName", "ada@x.test", null)]
    [InlineData("userName", "adam@x.test", RejectionReason.InvalidLength)]
    [InlineData("userName", "", RejectionReason.NotClearable)]
    [InlineData("userName", null, RejectionReason.NotClearable)]
    [InlineData("nick", "a", RejectionReason.InvalidLength)]
    [InlineData("nick", null, null)]
    [InlineData("nick", "", null)]
    [InlineData("isManager", "TRUE", null)]
    [InlineData("isManager", "false", null)]
    [InlineData("isManager", "yes", RejectionReason.InvalidFormat)]
    [InlineData("isManager", " true", RejectionReason.InvalidFormat)]
    [InlineData("grade", "-7", null)]
    [InlineData("grade", "7.0", RejectionReason.InvalidFormat)]
    [InlineData("grade", "seven", RejectionReason.InvalidFormat)]
    [InlineData("share", "1.5e3", null)]
    [InlineData("share", "1,5", RejectionReason.InvalidFormat)]
    [InlineData("costCenter", "100", null)]
    [InlineData("costCenter", "300", RejectionReason.InvalidFormat)]
    [InlineData("tags", "b", null)]
    [InlineData("odd", "anything", null)]
    [InlineData("costCentre", "100", RejectionReason.InvalidAttribute)]
    [InlineData("COSTCENTER", "100", RejectionReason.InvalidAttribute)]
    public void An_attribute_fits_or_not(string name, string? value, RejectionReason? reason)
    {
        var faults = Rules.Check(new UserProfile { [name] = value });
        faults.Select(fault => (RejectionReason?)fault.Reason).Should().Equal(reason is null ? [] : [reason]);
        foreach (var fault in faults)
        {
            fault.Attribute.Should().Be(name);
            if (value is { Length: > 3 }) fault.Message.Should().NotContain(value, "a value is never told");
        }
    }

    [Fact]
    public void A_required_attribute_may_be_left_out_of_an_update_but_not_of_a_whole_user()
    {
        var profile = new UserProfile { UserName = "ada" };
        Rules.Check(profile).Should().BeEmpty();
        var fault = Rules.Check(profile, isWhole: true).Should().ContainSingle().Subject;
        (fault.Attribute, fault.Reason).Should().Be(("costCenter", RejectionReason.InvalidAttribute));
    }

    [Theory]
    [InlineData("costCentre", "costCenter")]
    [InlineData("COSTCENTER", "costCenter")]
    [InlineData("cost_center", "costCenter")]
    [InlineData("isManger", "isManager")]
    [InlineData("gade", "grade")]
    [InlineData("shoeSize", null)]
    [InlineData("x", null)]
    public void The_nearest_name_is_told(string name, string? nearest)
    {
        Rules.Nearest(name).Should().Be(nearest);
        var message = Rules.Check(new UserProfile { [name] = "1" }).Single().Message;
        if (nearest is null) message.Should().EndWith($"has no attribute {name}.");
        else message.Should().EndWith($"has no attribute {name}; did you mean {nearest}?");
    }

    [Fact]
    public void A_schema_that_was_not_understood_forbids_nothing() => new SchemaRules(new AppSchema { Attributes = [] }).Check(new UserProfile { ["any"] = "x" }, isWhole: true).Should().BeEmpty();
}
