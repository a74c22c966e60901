using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A plan tells which attributes Okta's schema lacks, before anything is sent.</summary>
public sealed class SchemaNoteTests
{
    [Fact]
    public async Task An_attribute_that_the_schema_lacks_is_noted_with_the_nearest_name()
    {
        await using var org = await SnapshotOrg.StartAsync(s => s.SchemaCheck = SchemaCheck.Warn, emulator: o => o.Schema.Add(new EmulatedSchemaEntry("departments")));

        using var plan = await org.Synchronizer.PlanAsync(HrList.Of(2).Snapshot);

        plan.Summary.Notes.Should().Equal("The schema of the identity source has no attribute department; did you mean departments?");
        org.Uploads.Should().BeEmpty();
    }

    [Fact]
    public async Task With_the_check_off_nothing_is_asked()
    {
        await using var org = await SnapshotOrg.StartAsync();

        using var plan = await org.Synchronizer.PlanAsync(HrList.Of(2).Snapshot);

        plan.Summary.Notes.Should().BeEmpty();
        org.Okta.Requests.Should().NotContain(request => request.Request.Path.Contains("schemas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_Okta_refuses_the_schema_the_plan_says_what_is_needed_and_goes_on()
    {
        await using var org = await SnapshotOrg.StartAsync(s => s.SchemaCheck = SchemaCheck.Enforce, emulator: o => o.RefuseOrgApi = true);

        var result = await org.Synchronizer.RunAsync(HrList.Of(2).Snapshot);

        result.Plan.Notes.Should().ContainSingle().Which.Should().Contain("not held against the schema").And.Contain("okta.schemas.read");
        result.Synchronization!.Imported.Should().Be(2);
    }
}
