namespace Okta.Xaas.Http.Internal;

/// <summary>All that the judgement of an answer depends on.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">What its body can be.</param>
/// <param name="IsCutOff">Whether the body broke off.</param>
/// <param name="BearsId">Whether it has <c>X-Okta-Request-Id</c>.</param>
/// <param name="OrgBearsIds">Whether any answer of this org has had it: a proxy may take it out, but then out of all.</param>
internal readonly record struct AnswerFacts(int Status, BodyForms Body, bool IsCutOff, bool BearsId, bool OrgBearsIds);
