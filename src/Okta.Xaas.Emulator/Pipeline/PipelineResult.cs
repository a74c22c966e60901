namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>What the client is to see of an answer.</summary>
internal enum Delivery
{
    Whole,
    Cut,
    Dropped,
    NotSent,
}

/// <summary>What comes out of the pipeline; an answer is there when any of it is to be seen.</summary>
internal readonly record struct PipelineResult(Delivery Delivery, EmulatedResponse? Answer)
{
    public static PipelineResult Whole(EmulatedResponse answer) => new(Delivery.Whole, answer);

    /// <summary>An answer that can't have a body can't be cut within it, so that nothing arrives.</summary>
    public static PipelineResult Cut(EmulatedResponse answer) => answer.MayHaveBody ? new(Delivery.Cut, answer) : new(Delivery.Dropped, null);

    public static PipelineResult None(Delivery delivery) => new(delivery, null);
}
