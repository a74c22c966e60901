namespace Okta.Xaas.ScenarioTests.Simulation;

internal enum PlantedBug
{
    None,

    /// <summary>An upload without an answer is simply sent again.</summary>
    RepeatUnknownUpload,

    /// <summary>A session that is given up is left as it is.</summary>
    ForgetToCancel,

    /// <summary>The same entity may be in a session twice.</summary>
    NoDuplicateCheck,

    /// <summary>The age of a trigger is taken by the client's clock.</summary>
    CooldownByLocalClock,
}
