using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

internal static class FieldText
{
    /// <summary>Refuses a text that is too short or too long. I: a length counts UTF-16 units, as in Java.</summary>
    public static string Within(string value, string field, int min, int max, string inside = "")
    {
        if (value.Length < min) throw ApiErrors.Invalid(inside + field, $"{inside}{field}: The field has to have at least {min} characters").AsException();
        if (value.Length > max) throw ApiErrors.Invalid(inside + field, $"{inside}{field}: The field can't have more than {max} characters").AsException();
        return value;
    }

    /// <summary>An id that has to be there. I: the schema does not call it required, yet nothing could be done without it.</summary>
    public static string RequiredId(JsonElement parent, string name, int max) =>
        parent.FindString(name) is { } value
            ? Within(value, name, 1, max)
            : throw ApiErrors.Required(name).AsException();
}
