using System.Net;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>What log and telemetry say of a fault: enough to look for it, and nothing that may be a value of a person.</summary>
public class FaultTextTests
{
    private static readonly OktaApiException Refused = new("triggerImport", HttpStatusCode.Forbidden) { ErrorCode = "E0000006", ErrorSummary = "Ada may not", RequestId = "req1" };

    [Fact]
    public void The_cause_of_a_run_that_failed_has_okta_s_status_code_and_request_id()
    {
        FaultText.CauseOf(new RunFailedException("The import failed.", Refused)).Should().Be("OktaApiException (triggerImport: status 403, Okta's code E0000006, request id req1)");
        FaultText.CauseOf(Refused).Should().Be("OktaApiException (triggerImport: status 403, Okta's code E0000006, request id req1)");
        FaultText.CauseOf(new RunFailedException("No.", new OktaApiException("listSessions", null, innerException: new IOException("Ada")))).Should().Be("OktaApiException (listSessions: no answer)");
        FaultText.CauseOf(new RunFailedException("Reading failed.", new InvalidDataException("Ada"))).Should().Be("InvalidDataException");
    }

    [Fact]
    public void The_kind_of_a_failure_is_a_status_or_a_type()
    {
        ErrorTypes.Of(new RunFailedException("The import failed.", Refused)).Should().Be("403");
        ErrorTypes.Of(new IOException("Ada")).Should().Be("System.IO.IOException");
        ErrorTypes.Of(new OktaApiException("listSessions", null)).Should().Be("Okta.Xaas.OktaApiException");
    }
}
