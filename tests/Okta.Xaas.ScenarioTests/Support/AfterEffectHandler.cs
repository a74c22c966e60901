namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>Lets a request take its effect, then something happen, and the answer be lost.</summary>
internal sealed class AfterEffectHandler(HttpMessageHandler inner, Func<HttpRequestMessage, bool> which, Action happen) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!which(request)) return await base.SendAsync(request, cancellationToken);
        using var lost = await base.SendAsync(request, CancellationToken.None);
        happen();
        throw new HttpRequestException("The connection broke off.");
    }
}
