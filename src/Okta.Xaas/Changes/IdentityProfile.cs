using System.Collections;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas;

/// <summary>
/// The attributes of an entity: an ordered map from an attribute's name to its value.
/// An attribute set to <see langword="null"/> is sent as <c>null</c> and clears the value in Okta; an attribute that was never set is not sent.
/// </summary>
/// <remarks>
/// All values are strings: the Identity Sources API has no other type and no arrays. Names are case-sensitive and are those of the identity
/// source's schema in Okta, custom attributes included. Not safe for concurrent writing.
/// </remarks>
public abstract class IdentityProfile : IReadOnlyCollection<KeyValuePair<string, string?>>
{
    // A list, not a dictionary: profiles have a dozen attributes, their order is kept, and there are hundreds of thousands of profiles.
    private readonly List<KeyValuePair<string, string?>> _attributes = [];

    private protected IdentityProfile()
    {
    }

    /// <summary>The number of attributes that are set, to a value or to <see langword="null"/>.</summary>
    public int Count => _attributes.Count;

    /// <summary>An attribute's value. Reading gives <see langword="null"/> both for an attribute set to null and for one never set; see <see cref="Contains"/>.</summary>
    /// <param name="attribute">The attribute's name in the identity source's schema.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string? this[string attribute]
    {
        get
        {
            var index = IndexOf(attribute);
            return index < 0 ? null : _attributes[index].Value;
        }

        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(attribute);
            var index = IndexOf(attribute);
            if (index < 0) _attributes.Add(new(attribute, value));
            else _attributes[index] = new(attribute, value);
        }
    }

    /// <summary>Whether the attribute was set, be it to <see langword="null"/>.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <returns><see langword="true"/> when it will be sent.</returns>
    public bool Contains(string attribute) => IndexOf(attribute) >= 0;

    /// <summary>Takes the attribute out, so that it is not sent.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string attribute)
    {
        var index = IndexOf(attribute);
        if (index >= 0) _attributes.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>The attributes in the order in which they were first set.</summary>
    /// <returns>Name and value pairs.</returns>
    public Enumerator GetEnumerator() => new(_attributes);

    IEnumerator<KeyValuePair<string, string?>> IEnumerable<KeyValuePair<string, string?>>.GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _attributes.GetEnumerator();

    /// <summary>The number of attributes; never their values.</summary>
    /// <returns>For example <c>UserProfile (7 attributes)</c>.</returns>
    public sealed override string ToString() => $"{GetType().Name} ({Amount.Of(Count, "attribute")})";

    private int IndexOf(string attribute)
    {
        for (var i = 0; i < _attributes.Count; i++)
        {
            if (string.Equals(_attributes[i].Key, attribute, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    /// <summary>Enumerates the attributes of a profile without an allocation.</summary>
    /// <remarks>Not safe to use concurrently; it ends with an <see cref="InvalidOperationException"/> when the profile was changed meanwhile.</remarks>
    public struct Enumerator : IEnumerator<KeyValuePair<string, string?>>
    {
        private List<KeyValuePair<string, string?>>.Enumerator _attributes;

        internal Enumerator(List<KeyValuePair<string, string?>> attributes) => _attributes = attributes.GetEnumerator();

        /// <summary>The attribute's name in Okta, and its value.</summary>
        public readonly KeyValuePair<string, string?> Current => _attributes.Current;

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes on to the next attribute.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => _attributes.MoveNext();

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }

        readonly void IEnumerator.Reset() => throw new NotSupportedException();
    }
}
