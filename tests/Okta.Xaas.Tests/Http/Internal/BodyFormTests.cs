using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class BodyFormTests
{
    [Theory]
    [InlineData("", BodyForms.Blank)]
    [InlineData(" \r\n\t", BodyForms.Blank)]
    [InlineData("OK", BodyForms.Foreign)]
    [InlineData("<html></html>", BodyForms.Foreign)]
    [InlineData("null", BodyForms.Foreign)]
    [InlineData("\"aps1\"", BodyForms.Foreign)]
    [InlineData("{}", BodyForms.Foreign)]
    [InlineData("{\"action\":\"blocked\"}", BodyForms.Foreign)]
    [InlineData("{\"id\":\"\"}", BodyForms.Foreign)]
    [InlineData("{\"id\":null}", BodyForms.Foreign)]
    [InlineData("{\"id\":\"aps1\"}", BodyForms.Session | BodyForms.Sessions | BodyForms.Entity)]
    [InlineData("{\"id\":17,\"status\":\"CREATED\"}", BodyForms.Session | BodyForms.Sessions | BodyForms.Entity)]
    [InlineData("[]", BodyForms.Sessions)]
    [InlineData("[{\"id\":\"aps1\"}]", BodyForms.Session | BodyForms.Sessions)]
    [InlineData("[{\"id\":\"aps1\"},{\"id\":\"aps2\"}]", BodyForms.Sessions)]
    [InlineData("[{\"id\":\"aps1\"},{}]", BodyForms.Foreign)]
    [InlineData("[1]", BodyForms.Foreign)]
    [InlineData("{\"externalId\":\"E1\"}", BodyForms.Entity)]
    [InlineData("{\"profile\":{}}", BodyForms.Entity)]
    [InlineData("{\"profile\":\"x\"}", BodyForms.Foreign)]
    [InlineData("{\"memberExternalIds\":[]}", BodyForms.Members)]
    [InlineData("{\"memberExternalIds\":\"E1\"}", BodyForms.Foreign)]
    [InlineData("{\"errorCode\":\"E0000001\",\"errorSummary\":\"x\"}", BodyForms.Error)]
    [InlineData("{\"id\":\"aps1\",\"errorCode\":\"E0000001\"", BodyForms.Error)]
    [InlineData("{\"x\":{\"errorCode\":\"E0000001\"}}", BodyForms.Foreign)]
    [InlineData("{\"id\":\"aps1\"", BodyForms.Foreign)]
    [InlineData("{\"id\":\"aps1\"} trailing", BodyForms.Foreign)]
    public void Tells_a_body_by_its_shape(string body, BodyForms form) =>
        (BodyForm.Of(Encoding.UTF8.GetBytes(body)) & ~BodyForms.Any).Should().Be(form);

    [Fact]
    public void No_bytes_make_it_fail() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(),
            bytes => BodyForm.Of(bytes).HasFlag(BodyForms.Any)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
