using System.Text.Json.Serialization;

namespace Okta.Xaas.Benchmarks.Work;

/// <summary>What a program declares that has no SDK: its own types for the body, and a serializer generated for them.</summary>
internal sealed record HandWrittenUpload(string EntityType, HandWrittenUser[] Profiles)
{
    public static HandWrittenUpload Of(IEnumerable<UserUpsert> users) => new("USERS", [.. users.Select(HandWrittenUser.Of)]);
}

internal sealed record HandWrittenUser(string ExternalId, HandWrittenProfile Profile)
{
    public static HandWrittenUser Of(UserUpsert user) => new(user.ExternalId, HandWrittenProfile.Of(user.Profile));
}

internal sealed record HandWrittenProfile
{
    public string? UserName { get; init; }

    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Department { get; init; }

    public string? EmployeeNumber { get; init; }

    public string? ManagerId { get; init; }

    public string? JobTitle { get; init; }

    public static HandWrittenProfile Of(UserProfile profile) => new()
    {
        UserName = profile.UserName,
        Email = profile.Email,
        FirstName = profile.FirstName,
        LastName = profile.LastName,
        Department = profile["department"],
        EmployeeNumber = profile["employeeNumber"],
        ManagerId = profile["managerId"],
        JobTitle = profile["jobTitle"],
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HandWrittenUpload))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
