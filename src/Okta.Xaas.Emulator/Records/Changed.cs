namespace Okta.Xaas.Emulator.Records;

/// <summary>What an onlooker would see differently.</summary>
[Flags]
internal enum Changed
{
    None = 0,
    State = 1,
    Sessions = 2,
    Requests = 4,
    Directory = 8,
    Faults = 16,
    All = State | Sessions | Requests | Directory | Faults,
}
