using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots;

/// <summary>
/// An attribute of which no two people may have the same text: who comes second gets a number in it, as in <c>anna.abel@example.com</c> and
/// <c>anna.abel2@example.com</c>. The number is found while the list is compared, and kept in the store.
/// </summary>
/// <remarks>
/// <para>The attribute becomes <see cref="Before"/>, the number and <see cref="After"/>; the first holder has no number, and those after it have 2, 3 and so on: the
/// smallest with which nobody else has the text. Somebody else has it who was given it before, in whatever attribute, also after leaving; or whose user name or
/// e-mail it is in the store or in the list. Texts are compared as Okta compares user names: without case, and in one Unicode form.</para>
/// <para>Whoever was given a number for the same two texts has it for ever, so that an attribute never changes by itself; and as it is by texts, not by
/// attribute, a user name and an e-mail made of the same texts have the same number. Who was imported before with such a text, with a number up to 20, keeps it.</para>
/// <para>Numbers are kept in the store, as hashes, when a plan is applied, before anything is sent; a plan that is not applied keeps nothing. A person whose record is held back
/// is given none. Forgetting what a store has of an identity source forgets the numbers, too.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is an attribute of a person.")]
public sealed record UniqueAttribute
{
    /// <summary>Says which attribute.</summary>
    /// <param name="attribute">The attribute's name. It need not be in the profile; a value that it has there is replaced.</param>
    /// <param name="before">What stands before the number.</param>
    /// <param name="after">What stands behind it.</param>
    /// <param name="owner">The key of the person whose text it is, such as a manager's; <see langword="null"/> for the user's own.</param>
    /// <exception cref="ArgumentException">The attribute or the owner is blank.</exception>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    public UniqueAttribute(string attribute, string before, string after, string? owner = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attribute);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (owner is not null) ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        (Attribute, Before, After, Owner) = (attribute, before, after, owner);
    }

    /// <summary>The attribute's name.</summary>
    public string Attribute { get; }

    /// <summary>What stands before the number.</summary>
    public string Before { get; }

    /// <summary>What stands behind the number.</summary>
    public string After { get; }

    /// <summary>The key of the person whose text it is, such as a manager's, whose own record has the same two texts; <see langword="null"/> for the user's own.</summary>
    public string? Owner { get; }

    /// <summary>The attribute's name; never a text.</summary>
    /// <returns>For example <c>UniqueAttribute userName</c>.</returns>
    public override string ToString() => $"{nameof(UniqueAttribute)} {Attribute}";
}
