using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>The whole matrix: what an operation may give × status × body × cut off × the request id.</summary>
public class AnswerTableTests
{
    private static readonly int[] Statuses = [200, 201, 202, 203, 204, 226, 299, 300, 301, 302, 304, 400, 401, 403, 404, 407, 408, 413, 418, 425, 429, 499, 500, 501, 502, 503, 504, 511, 520, 525, 529, 599];

    private static readonly BodyForms[] Bodies =
    [
        BodyForms.Foreign, BodyForms.Blank, BodyForms.Session | BodyForms.Sessions | BodyForms.Entity, BodyForms.Sessions, BodyForms.Session | BodyForms.Sessions, BodyForms.Entity,
        BodyForms.Members, BodyForms.Error,
    ];

    private static readonly ExpectedAnswer[] Expected =
    [
        new(BodyForms.Blank, 202, 202), new(BodyForms.Blank, 204, 200), new(BodyForms.Session, 201, 200), new(BodyForms.Sessions, 200, 200), new(BodyForms.Entity | BodyForms.Blank, 200, 201),
        new(BodyForms.Entity, 200, 200), new(BodyForms.Members, 200, 200),
    ];

    [Fact]
    public void A_success_counts_only_with_the_body_that_the_operation_gives_and_with_the_id_or_the_exact_status()
    {
        foreach (var (expected, answer) in All().Where(a => a.Answer.Status is >= 200 and < 300))
        {
            var isOktas = answer.BearsId || (!answer.OrgBearsIds && expected.Has(answer.Status));
            var isDone = isOktas && !answer.IsCutOff && (answer.Body & expected.Body) != 0;
            var isAnonymous = !answer.BearsId && answer.OrgBearsIds;
            var judgement = AnswerTable.Judge(expected, answer);
            (judgement.Verdict == Verdict.Done).Should().Be(isDone, "of {0} to {1}", answer, expected);
            if (!isDone) judgement.Verdict.Should().Be(isAnonymous || !answer.IsCutOff ? Verdict.Foreign : Verdict.CutOff);
            (judgement.Problem is null).Should().Be(isDone);
        }
    }

    [Fact]
    public void A_refusal_counts_only_with_Oktas_own_error_and_with_the_id_where_the_org_shows_it()
    {
        foreach (var (expected, answer) in All().Where(a => a.Answer.Status is < 200 or >= 300))
        {
            var isError = answer.Body == BodyForms.Error && (answer.BearsId || !answer.OrgBearsIds);
            AnswerTable.Judge(expected, answer).Verdict.Should().Be(
                answer.Status switch
                {
                    429 => Verdict.RateLimited,
                    < 400 or 408 or 425 => Verdict.Foreign,
                    < 500 or 503 => isError ? Verdict.Refused : Verdict.Foreign,
                    _ => isError ? Verdict.Failed : Verdict.Foreign,
                },
                "of {0}",
                answer);
        }
    }

    [Fact]
    public void Says_what_speaks_against_a_success()
    {
        Problem(Expected[0], new(202, BodyForms.Blank, IsCutOff: false, BearsId: false, OrgBearsIds: true)).Should().Be(AnswerTable.NoId);
        Problem(Expected[0], new(200, BodyForms.Blank, IsCutOff: false, BearsId: false, OrgBearsIds: false)).Should().Be(AnswerTable.OddStatus);
        Problem(Expected[0], new(202, BodyForms.Foreign, IsCutOff: false, BearsId: true, OrgBearsIds: true)).Should().Be(AnswerTable.BodyWhereNone);
        Problem(Expected[0], new(200, BodyForms.Error, IsCutOff: false, BearsId: true, OrgBearsIds: true)).Should().Be(AnswerTable.ErrorBody);
        Problem(Expected[2], new(201, BodyForms.Blank, IsCutOff: false, BearsId: true, OrgBearsIds: true)).Should().Be(AnswerTable.BlankBody);
        Problem(Expected[2], new(201, BodyForms.Members, IsCutOff: false, BearsId: true, OrgBearsIds: true)).Should().Be(AnswerTable.OtherBody);
        Problem(Expected[2], new(201, BodyForms.Foreign, IsCutOff: true, BearsId: true, OrgBearsIds: true)).Should().Be(AnswerTable.CutOff);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public void Says_of_a_refusal_that_is_not_Oktas_what_is_missing_where_that_is_known(int status)
    {
        Problem(Expected[0], new(status, BodyForms.Error, IsCutOff: false, BearsId: false, OrgBearsIds: true)).Should().Be(AnswerTable.NoId);
        Problem(Expected[0], new(status, BodyForms.Foreign, IsCutOff: false, BearsId: true, OrgBearsIds: true)).Should().BeNull();
        Problem(Expected[0], new(status, BodyForms.Foreign, IsCutOff: false, BearsId: false, OrgBearsIds: false)).Should().BeNull();
    }

    private static string? Problem(ExpectedAnswer expected, AnswerFacts answer) => AnswerTable.Judge(expected, answer).Problem;

    private static IEnumerable<(ExpectedAnswer Expected, AnswerFacts Answer)> All() =>
        from expected in Expected
        from status in Statuses
        from body in Bodies
        from cut in new[] { false, true }
        from bears in new[] { false, true }
        from org in bears ? new[] { true } : [false, true]
        select (expected, new AnswerFacts(status, body, cut, bears, org));
}
