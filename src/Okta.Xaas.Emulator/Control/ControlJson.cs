using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Control;

/// <summary>How the control API reads and writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(StateView))]
[JsonSerializable(typeof(ChangedView))]
[JsonSerializable(typeof(Listing<SessionView>))]
[JsonSerializable(typeof(SessionDetails))]
[JsonSerializable(typeof(UploadDetails))]
[JsonSerializable(typeof(Listing<UserView>))]
[JsonSerializable(typeof(UserDetails))]
[JsonSerializable(typeof(Listing<GroupView>))]
[JsonSerializable(typeof(GroupDetails))]
[JsonSerializable(typeof(Listing<DeviceView>))]
[JsonSerializable(typeof(AttributeView))]
[JsonSerializable(typeof(AttributeView[]))]
[JsonSerializable(typeof(AttributeBody))]
[JsonSerializable(typeof(Listing<RequestView>))]
[JsonSerializable(typeof(RequestDetails))]
[JsonSerializable(typeof(FaultView))]
[JsonSerializable(typeof(FaultKindView[]))]
[JsonSerializable(typeof(AdvanceBody))]
[JsonSerializable(typeof(SpeedBody))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(FaultBody))]
[JsonSerializable(typeof(OutcomeBody))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    public static ControlJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new UtcTimeConverter() },
    });
}
