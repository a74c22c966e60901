namespace Okta.Xaas.Emulator.Control;

/// <summary>The schema of the source's app, one attribute at a time.</summary>
internal static class SchemaRoutes
{
    private const string Path = ControlRoutes.Root + "schema";

    public static readonly ControlRoute[] All =
    [
        new("GET", Path, call => ControlAnswer.Ok(Views(call), ControlJson.Relaxed.AttributeViewArray)),
        new("GET", Path + "/{name}", One),
        new("PUT", Path + "/{name}", Put),
        new("DELETE", Path + "/{name}", Remove),
    ];

    private static AttributeView[] Views(ControlCall call)
    {
        var org = call.Target.Org;
        return org.Do((_, _, _) => org.Schema.Whole.Select(attribute => AttributeView.Of(attribute, org.Schema.IsSet(attribute.Name))).ToArray());
    }

    private static ControlAnswer One(ControlCall call)
    {
        var name = call.Values[0];
        var attribute = Array.Find(Views(call), one => one.Name == name) ?? throw ControlException.NotFound($"The schema has no attribute {name}.");
        return ControlAnswer.Ok(attribute, ControlJson.Relaxed.AttributeView);
    }

    private static ControlAnswer Put(ControlCall call)
    {
        var body = call.Read(ControlJson.Relaxed.AttributeBody);
        var usual = new EmulatedSchemaEntry(call.Values[0]);
        var attribute = usual with
        {
            Title = body.Title ?? usual.Title,
            Type = body.Type ?? usual.Type,
            Required = body.Required ?? usual.Required,
            MinLength = body.MinLength,
            MaxLength = body.MaxLength,
            Enum = body.Enum ?? usual.Enum,
            IsCustom = EmulatedSchemaEntry.OfOkta.All(own => own.Name != usual.Name),
        };
        if (attribute.Fault is { } fault) throw ControlException.BadRequest($"The schema can't have {fault}");
        call.Target.Org.SetAttribute(attribute);
        return ControlAnswer.None;
    }

    private static ControlAnswer Remove(ControlCall call) =>
        call.Target.Org.RemoveAttribute(call.Values[0])
            ? ControlAnswer.None
            : throw ControlException.NotFound($"No attribute {call.Values[0]} has been added or changed. Okta's own can't be removed.");
}
