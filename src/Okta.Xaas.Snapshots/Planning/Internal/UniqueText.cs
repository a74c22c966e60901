using System.Globalization;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>A text that a person is to have alone.</summary>
internal readonly record struct UniqueText(UniqueWish Wish, string Before, string After)
{
    public string With(long number) => number == 1 ? Before + After : Before + number.ToString(CultureInfo.InvariantCulture) + After;

    public UniqueName NameWith(long number, ProfileHasher hasher) => new(Wish.ExternalId, Wish.Family, number, HashWith(number, hasher));

    /// <summary>The hash of the text as it is sent; the text is not empty.</summary>
    public long HashWith(long number, ProfileHasher hasher) => hasher.NameHashOf(ListedValues.Identifier(With(number)))!.Value;
}
