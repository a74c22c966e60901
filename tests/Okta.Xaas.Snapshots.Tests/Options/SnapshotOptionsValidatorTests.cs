using Microsoft.Extensions.Options;

namespace Okta.Xaas.Snapshots.Tests.Options;

public sealed class SnapshotOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => new SnapshotOptionsValidator().Validate(null, new()).Succeeded.Should().BeTrue();

    [Fact]
    public void All_faults_are_listed_at_once_and_the_key_is_not_shown()
    {
        var options = new SnapshotOptions
        {
            HashKey = "too short",
            WhenBusy = (BusyPolicy)7,
            BusyTimeLimit = TimeSpan.FromSeconds(-1),
            BusyPollingInterval = TimeSpan.Zero,
            ResynchronizeEveryRuns = 0,
            TemporaryFolder = Path.Combine(Path.GetTempPath(), "not-there"),
        };
        options.Safeguards.MaxUserDeletionShare = 20;
        options.Safeguards.MinSnapshotShare = -1;
        options.Safeguards.MaxUserDeletions = options.Safeguards.MaxGroupDeletions = options.Safeguards.MaxDeviceDeletions = options.Safeguards.MaxMembershipRemovals = -1;
        options.Safeguards.MaxHeldBackRecords = -1;

        var thrown = FluentActions.Invoking(() => SnapshotOptionsValidator.ThrowIfInvalid(options)).Should().Throw<OptionsValidationException>().Which;

        thrown.Failures.Select(f => f.Split(' ')[0]).Should().Equal(
            "Safeguards.MaxUserDeletionShare", "Safeguards.MinSnapshotShare", "Safeguards.MaxUserDeletions", "Safeguards.MaxGroupDeletions", "Safeguards.MaxDeviceDeletions",
            "Safeguards.MaxMembershipRemovals", "Safeguards.MaxHeldBackRecords", "HashKey", "WhenBusy", "BusyTimeLimit", "BusyPollingInterval", "ResynchronizeEveryRuns", "TemporaryFolder");
        thrown.Message.Should().NotContain("too short");
    }

    [Fact]
    public void To_spread_needs_a_number_of_runs() =>
        new SnapshotOptionsValidator().Validate(null, new() { SpreadResynchronization = true }).Failures.Should().ContainSingle().Which.Should().StartWith("SpreadResynchronization ");
}
