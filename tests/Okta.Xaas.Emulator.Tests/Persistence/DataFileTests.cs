using System.Text.Json;
using System.Text.Json.Nodes;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Persistence;
using Okta.Xaas.Emulator.Tests.Support;
using Okta.Xaas.Emulator.Wire;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Emulator.Tests.Persistence;

/// <summary>The data file: what it keeps, and what becomes of a bad one.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okta-xaas-data-");

    private string File => Path.Combine(_folder.FullName, "org.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_file_is_its_owners_only_also_where_an_older_one_or_half_of_one_was_everybodys()
    {
        await using (await StartAsync())
        {
        }

        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        System.IO.File.GetUnixFileMode(File).Should().Be(OwnersOnly);
        System.IO.File.SetUnixFileMode(File, OwnersOnly | UnixFileMode.OtherRead);
        await System.IO.File.WriteAllTextAsync(File + ".new", "half of it");
        System.IO.File.SetUnixFileMode(File + ".new", OwnersOnly | UnixFileMode.OtherRead);

        await using (await StartAsync())
        {
        }

        System.IO.File.GetUnixFileMode(File).Should().Be(OwnersOnly);
        _folder.GetFiles().Should().ContainSingle("no temporary file stays");
    }

    [Fact]
    public async Task The_directory_comes_back_as_it_was()
    {
        await using var before = await StartAsync();
        await before.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1", "E2")), ("bulk-upsert", Bodies.UserProfile("E3", """{"userName":"ä\"@x.test","firstName":null}""")),
            ("bulk-groups-upsert", Bodies.Groups("G1", "G2")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "E3")), ("bulk-devices-upsert", Bodies.Devices("D1")));
        await before.SendAsync("DELETE", "users/E2");
        before.Okta.SetOutcome("E1", ImportOutcome.Drifted(new Dictionary<string, string?> { ["userName"] = "b@x.test", ["city"] = null }));
        before.Okta.SetOutcome("E3", ImportOutcome.Matched);
        var (users, groups, devices) = (before.Okta.Directory.Users, before.Okta.Directory.Groups, before.Okta.Directory.Devices);
        await before.Okta.DisposeAsync();

        await using var after = await StartAsync();
        after.Okta.Directory.Users.Should().BeEquivalentTo(users);
        after.Okta.Directory.Groups.Should().BeEquivalentTo(groups);
        after.Okta.Directory.Devices.Should().BeEquivalentTo(devices);
        after.Okta.Directory.Memberships["G1"].Should().Equal("E1", "E3");
        after.Okta.Directory.Memberships["G2"].Should().BeEmpty();
        (await after.GetAsync("users/E2")).Status.Should().Be(404, "E2 was deleted");
        (await after.GetAsync($"groups/{groups["G1"].Id}")).Status.Should().Be(200, "a group goes by its Okta id, too");
    }

    [Fact]
    public async Task A_schema_comes_back_when_it_was_changed_while_the_org_ran()
    {
        var attribute = new EmulatedSchemaEntry("city") { Title = "Town", Type = "number", Required = true, MinLength = 1, MaxLength = 9, Enum = ["1", "2"] };
        await using (var before = await StartAsync(o => o.Schema.Add(new EmulatedSchemaEntry("old"))))
        {
        }

        await using (var unchanged = await StartAsync(o => o.Schema.Add(new EmulatedSchemaEntry("new"))))
        {
            unchanged.Okta.Schema.Select(one => one.Name).Should().EndWith("new", "nothing was changed, so that the option holds");
            unchanged.Okta.SetSchemaAttribute(attribute);
            unchanged.Okta.RemoveSchemaAttribute("new").Should().BeTrue();
        }

        await using (var after = await StartAsync(o => o.Schema.Add(new EmulatedSchemaEntry("new"))))
        {
            after.Okta.Schema.Should().BeEquivalentTo(EmulatedSchemaEntry.OfOkta.Append(attribute));
        }

        await using var again = await StartAsync();
        again.Okta.Schema.Should().Contain(one => one.Name == "city", "it is kept also when nobody changes it again");
    }

    [Fact]
    public async Task Sessions_that_have_ended_come_back_and_one_under_way_has_changed_nothing()
    {
        await using var before = await StartAsync(o => (o.CreationCooldown, o.ProcessingTime) = (TimeSpan.Zero, TimeSpan.FromHours(1)));
        var closed = await before.SessionInAsync("CLOSED");
        var triggered = await before.SessionInAsync("TRIGGERED");
        var open = await before.NewSessionAsync();
        await before.UploadAsync(open, "bulk-upsert", Bodies.Users("E9"));
        await before.Okta.DisposeAsync();

        await using var after = await StartAsync();
        after.Okta.Sessions.Select(session => (session.Id, session.Status)).Should().Equal((closed, "CLOSED"), (triggered, "ERROR"), (open, "EXPIRED"));
        after.Okta.Directory.Users.Should().BeEmpty();
        (await after.StatusOfAsync(open)).Should().Be("EXPIRED");
        (await after.PostAsync("sessions")).Status.Should().Be(201, "none is in the way");
    }

    [Fact]
    public async Task No_id_is_made_a_second_time()
    {
        var ids = new List<string>();
        for (var start = 0; start < 3; start++)
        {
            await using var org = await StartAsync();
            ids.Add(await org.NewSessionAsync());
            ids.Add((await org.PostAsync("users", Bodies.User($"E{start}"))).String("id"));
        }

        ids.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_change_is_saved_in_the_background_and_many_at_once()
    {
        var time = new VirtualTimeProvider();
        var org = new EmulatedOrg(new OktaEmulatorOptions(), 0);
        var keeper = DataKeeper.Start(File, null, org, time);
        Users().Should().BeEmpty("the first save shows that the file can be written");
        org.Do((_, directory, now) => directory.UpsertUser("E1", Profile.Empty, new(now, "test")));
        org.Do((_, directory, now) => directory.UpsertUser("E2", Profile.Empty, new(now, "test")));
        Users().Should().BeEmpty();

        // The time is noted when the file is there.
        while (keeper.SavedAt <= VirtualTimeProvider.Start)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Users().Should().Equal("E1", "E2");
        keeper.Error.Should().BeNull();
        await keeper.DisposeAsync();
        Directory.GetFiles(_folder.FullName).Should().Equal(File);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_in_the_state_and_at_the_end()
    {
        var time = new VirtualTimeProvider();
        var org = new EmulatedOrg(new OktaEmulatorOptions(), 0);
        var keeper = DataKeeper.Start(File, null, org, time);
        Directory.CreateDirectory(File + ".new");
        org.Do((_, directory, now) => directory.UpsertUser("E1", Profile.Empty, new(now, "test")));
        while (keeper.Error is null)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        keeper.Error.Should().Contain("org.json.new");
        var end = async () => await keeper.DisposeAsync();
        (await end.Should().ThrowAsync<Exception>()).Which.Should().Match(fault => fault is IOException || fault is UnauthorizedAccessException);
        Users().Should().BeEmpty("the old file is whole");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_ends_the_start()
    {
        var start = async () => await OktaEmulator.StartAsync(o => o.DataFile = Path.Combine(_folder.FullName, "none", "org.json"));
        await start.Should().ThrowAsync<IOException>();
    }

    [Theory]
    [InlineData("", "it is damaged at line 1")]
    [InlineData("null", "it holds nothing")]
    [InlineData("[]", "it is damaged at line 1")]
    [InlineData("{}", "it is damaged")]
    public async Task A_damaged_file_is_refused_and_left_as_it_is(string text, string why)
    {
        await System.IO.File.WriteAllTextAsync(File, text);
        await ShouldBeRefusedAsync(text, why);
    }

    [Theory]
    [InlineData("""{"format":2}""", "its format is 2, and this emulator knows 1")]
    [InlineData("""{"identitySourceId":"0oaOther"}""", "it is of the identity source 0oaOther")]
    [InlineData("""{"users":null}""", "it is damaged")]
    [InlineData("""{"users":[null]}""", "a list of it holds null")]
    [InlineData("""{"users":"many"}""", "it is damaged at line")]
    [InlineData("""{"memberships":{"G9":[]}}""", "it has members of the group G9, which is not there")]
    [InlineData("""{"memberships":{"G1":["E9"]}}""", "E9 is a member of the group G1, but no active user")]
    [InlineData("""{"memberships":{"G1":null}}""", "the members of the group G1 are null")]
    [InlineData("""{"schema":[null]}""", "a list of it holds null")]
    [InlineData("""{"schema":[{"name":"a","title":"A","type":"string","enum":[]},{"name":"a","title":"A","type":"string","enum":[]}]}""", "the attribute a is in it twice")]
    [InlineData("""{"schema":[{"name":"a","title":"A","type":"date","enum":[]}]}""", "its schema has a as date")]
    public async Task A_file_that_does_not_fit_together_is_refused_and_left_as_it_is(string change, string why)
    {
        await WriteSampleAsync();
        var saved = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject()) saved[name] = value?.DeepClone();
        await ShouldBeRefusedAsync(saved.ToJsonString(), why);
    }

    [Theory]
    [InlineData("users", "status", "SLEEPING", "has the status SLEEPING, which there is not")]
    [InlineData("users", "externalId", "E2", "the user E2 is in it twice")]
    [InlineData("sessions", "session.status", "OPEN", "has the status OPEN, which there is not")]
    public async Task A_value_that_cannot_be_is_refused(string list, string path, string value, string why)
    {
        await WriteSampleAsync();
        var saved = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!;
        var names = path.Split('.');
        var item = names[..^1].Aggregate(saved[list]![0]!, (node, name) => node[name]!);
        item[names[^1]] = value;
        await ShouldBeRefusedAsync(saved.ToJsonString(), why);
    }

    [Fact]
    public async Task What_a_damaged_file_holds_is_not_told()
    {
        await System.IO.File.WriteAllTextAsync(File, """{"format":1,"identitySourceId":secret-name""");
        var start = async () => await StartAsync();
        (await start.Should().ThrowAsync<InvalidDataException>()).Which.ToString().Should().NotContain("secret-name");
    }

    [Fact]
    public async Task A_reset_is_saved()
    {
        await WriteSampleAsync();
        await using (var org = await StartAsync()) org.Okta.Reset();
        Users().Should().BeEmpty();
    }

    private Task<TestOrg> StartAsync(Action<OktaEmulatorOptions>? configure = null) => TestOrg.StartAsync(o =>
    {
        o.DataFile = File;
        configure?.Invoke(o);
    });

    private async Task WriteSampleAsync()
    {
        await using var org = await StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E2")));
    }

    private async Task ShouldBeRefusedAsync(string text, string why)
    {
        await System.IO.File.WriteAllTextAsync(File, text);
        var start = async () => await StartAsync();
        (await start.Should().ThrowAsync<InvalidDataException>()).WithMessage($"The data file {File} can't be used: *{why}*mend it, move it away, or name another one.");
        (await System.IO.File.ReadAllTextAsync(File)).Should().Be(text);
        Directory.GetFiles(_folder.FullName).Should().Equal(File);
    }

    private IReadOnlyList<string> Users() =>
        [.. JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("externalId").GetString()!)];
}
