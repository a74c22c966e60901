using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class BodyFormTests
{
    [Theory]
    [InlineData("", (int)(BodyForms.Blank))]
    [InlineData(" \r\n\t", (int)(BodyForms.Blank))]
    [InlineData("OK", (int)(BodyForms.Foreign))]
    [InlineData("<html></html>", (int)(BodyForms.Foreign))]
    [InlineData("null", (int)(BodyForms.Blank))]
    [InlineData("\"aps1\"", (int)(BodyForms.Foreign))]
    [InlineData("{}", (int)(BodyForms.Foreign))]
    [InlineData("{\"action\":\"blocked\"}", (int)(BodyForms.Foreign))]
    [InlineData("{\"id\":\"\"}", (int)(BodyForms.Foreign))]
    [InlineData("{\"id\":null}", (int)(BodyForms.Foreign))]
    [InlineData("{\"id\":\"aps1\"}", (int)(BodyForms.Session | BodyForms.Sessions | BodyForms.Entity))]
    [InlineData("{\"id\":17,\"status\":\"CREATED\"}", (int)(BodyForms.Session | BodyForms.Sessions | BodyForms.Entity))]
    [InlineData("[]", (int)(BodyForms.Sessions | BodyForms.Objects))]
    [InlineData("[{\"id\":\"aps1\"}]", (int)(BodyForms.Session | BodyForms.Sessions | BodyForms.Objects))]
    [InlineData("[{\"id\":\"aps1\"},{\"id\":\"aps2\"}]", (int)(BodyForms.Sessions | BodyForms.Objects))]
    [InlineData("[{\"id\":\"aps1\"},{}]", (int)(BodyForms.Objects))]
    [InlineData("[1]", (int)(BodyForms.Foreign))]
    [InlineData("[{\"uuid\":\"1\"},[]]", (int)(BodyForms.Foreign))]
    [InlineData("{\"definitions\":{}}", (int)(BodyForms.Schema))]
    [InlineData("{\"definitions\":[]}", (int)(BodyForms.Foreign))]
    [InlineData("{\"externalId\":\"E1\"}", (int)(BodyForms.Entity))]
    [InlineData("{\"profile\":{}}", (int)(BodyForms.Entity))]
    [InlineData("{\"profile\":\"x\"}", (int)(BodyForms.Foreign))]
    [InlineData("{\"memberExternalIds\":[]}", (int)(BodyForms.Members))]
    [InlineData("{\"memberExternalIds\":\"E1\"}", (int)(BodyForms.Foreign))]
    [InlineData("{\"errorCode\":\"E0000001\",\"errorSummary\":\"x\"}", (int)(BodyForms.Error))]
    [InlineData("{\"id\":\"aps1\",\"errorCode\":\"E0000001\"", (int)(BodyForms.Error))]
    [InlineData("{\"x\":{\"errorCode\":\"E0000001\"}}", (int)(BodyForms.Foreign))]
    [InlineData("{\"id\":\"aps1\"", (int)(BodyForms.Foreign))]
    [InlineData("{\"id\":\"aps1\"} trailing", (int)(BodyForms.Foreign))]
    public void Tells_a_body_by_its_shape(string body, int form) =>
        (BodyForm.Of(Encoding.UTF8.GetBytes(body)) & ~BodyForms.Any).Should().Be((BodyForms)form);

    [Fact]
    public void No_bytes_make_it_fail() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(),
            bytes => BodyForm.Of(bytes).HasFlag(BodyForms.Any)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
