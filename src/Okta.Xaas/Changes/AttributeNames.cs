namespace Okta.Xaas;

/// <summary>The names of the attributes that every identity source has, as they stand on the wire.</summary>
internal static class AttributeNames
{
    public const string UserName = "userName";
    public const string Email = "email";
    public const string SecondEmail = "secondEmail";
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string MobilePhone = "mobilePhone";
    public const string HomeAddress = "homeAddress";
    public const string DisplayName = "displayName";
    public const string Description = "description";
    public const string SerialNumber = "serialNumber";
    public const string Platform = "platform";
}
