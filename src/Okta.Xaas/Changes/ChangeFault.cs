namespace Okta.Xaas;

/// <summary>Why Okta would refuse a change, or one member of it.</summary>
/// <param name="Reason">The reason, to decide by.</param>
/// <param name="Message">The reason, to read: what is wrong, the limit, and the size that was met; never the value.</param>
/// <param name="Attribute">The attribute at fault, by its name on the wire, when it is one.</param>
/// <param name="MemberExternalId">The member at fault; <see langword="null"/> when the whole change is.</param>
public sealed record ChangeFault(RejectionReason Reason, string Message, string? Attribute = null, string? MemberExternalId = null);
