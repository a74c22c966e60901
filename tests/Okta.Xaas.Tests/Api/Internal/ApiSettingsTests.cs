using System.Net;
using Okta.Xaas.Tests.Api.Support;
using Refit;

namespace Okta.Xaas.Tests.Api.Internal;

/// <summary>How Refit is set, and what of it the interface uses.</summary>
public class ApiSettingsTests
{
    private readonly RefitSettings _settings = IdentitySourcesApi.RefitSettings();

    [Fact]
    public async Task Exceptions_are_handed_on_as_they_are()
    {
        using var request = new HttpRequestMessage();
        using var refused = new HttpResponseMessage(HttpStatusCode.InternalServerError);
        var fault = new InvalidOperationException();

        _settings.TransportExceptionFactory(request, fault, CancellationToken.None).Should().BeSameAs(fault);
        (await _settings.DeserializationExceptionFactory!(refused, fault)).Should().BeSameAs(fault);
        (await _settings.ExceptionFactory(refused)).Should().BeNull("the outermost handler throws");
    }

    [Fact]
    public void Bodies_are_written_at_once_and_not_captured()
    {
        _settings.RequestBodySerialization.Should().Be(RequestBodySerializationMode.Buffered);
        _settings.ContentSerializer.Should().BeAssignableTo<ISynchronousContentSerializer>();
        (_settings.Buffered, _settings.CaptureRequestContent, _settings.CaptureMethodArguments).Should().Be((false, false, false));
    }

    [Fact]
    public void Each_call_gives_new_settings() => IdentitySourcesApi.RefitSettings().Should().NotBeSameAs(_settings);

    [Fact]
    public void No_method_has_Refit_copy_its_body() =>
        Parameters().SelectMany(parameter => parameter.GetCustomAttributes(typeof(BodyAttribute), inherit: true)).Cast<BodyAttribute>()
            .Should().NotBeEmpty().And.OnlyContain(body => body.Buffered != true);

    [Fact]
    public void Every_parameter_outside_of_the_body_keeps_its_name()
    {
        var named = Parameters().Where(parameter => !parameter.IsDefined(typeof(BodyAttribute), inherit: true) && parameter.ParameterType != typeof(CancellationToken)).ToList();

        named.Should().NotBeEmpty();
        foreach (var parameter in named)
            parameter.GetCustomAttributes(typeof(AliasAsAttribute), inherit: true).Cast<AliasAsAttribute>().Should().ContainSingle().Which.Name.Should().Be(parameter.Name);
    }

    [Fact]
    public void Every_method_returns_a_task_of_a_model_of_ours() =>
        ApiMethods.All.Select(method => method.ReturnType).Should().OnlyContain(type =>
            type == typeof(Task) || (type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0].Assembly == typeof(IIdentitySourcesApi).Assembly));

    [Fact]
    public void The_implementation_is_generated_code()
    {
        using var wire = new Wire();
        wire.Api.GetType().Assembly.Should().BeSameAs(typeof(IIdentitySourcesApi).Assembly);
    }

    private static IEnumerable<System.Reflection.ParameterInfo> Parameters() => ApiMethods.All.SelectMany(method => method.GetParameters());
}
