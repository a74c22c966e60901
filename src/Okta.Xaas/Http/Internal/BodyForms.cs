namespace Okta.Xaas.Http.Internal;

/// <summary>What a body can be read as.</summary>
[Flags]
internal enum BodyForms
{
    /// <summary>A page, a word, or JSON of another shape.</summary>
    Foreign = 0,

    Blank = 1,

    /// <summary>One session, or a list of one.</summary>
    Session = 2,

    /// <summary>A list of sessions, or one.</summary>
    Sessions = 4,

    /// <summary>A user or a group.</summary>
    Entity = 8,

    /// <summary>A page of a group's members.</summary>
    Members = 16,

    /// <summary>An error as Okta writes it.</summary>
    Error = 32,

    /// <summary>Whatever there is.</summary>
    Any = 64,

    /// <summary>A list of objects.</summary>
    Objects = 128,

    /// <summary>An app's schema.</summary>
    Schema = 256,
}
