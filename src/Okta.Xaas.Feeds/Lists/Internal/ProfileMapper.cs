using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Makes the profile of a row, of whatever kind of record.</summary>
internal sealed class ProfileMapper
{
    private readonly ProfileKind _kind;
    private readonly (HrAttribute Attribute, RowText Text, bool IsRequired, bool Clears)[] _attributes;

    public ProfileMapper(ProfileKind kind, IEnumerable<HrAttribute> attributes, EmptyValuePolicy emptyCells, RowHeader header, TimeProvider time)
    {
        _kind = kind;
        _attributes =
        [
            .. attributes.Select(attribute => (
                attribute,
                new RowText(attribute.Text, attribute.Name, attribute.Conversion, header, time),
                kind.IsRequired(attribute.Name),
                (attribute.EmptyCells ?? emptyCells) == EmptyValuePolicy.Clear && kind.CanBeCleared(attribute.Name))),
        ];
    }

    /// <summary>Fills a profile from a row.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="row">The row; its cells stand in their columns.</param>
    /// <param name="references">What keys of others stand for; null: no attribute is a reference.</param>
    /// <param name="key">The row's own key.</param>
    /// <param name="unique">The attributes that get a number; null for none.</param>
    /// <returns>Why the record can't be used; null when it can.</returns>
    public string? Fill(IdentityProfile profile, SourceRow row, References? references, string key, out List<UniqueAttribute>? unique)
    {
        unique = null;
        foreach (var (attribute, text, isRequired, clears) in _attributes)
        {
            var value = text.Of(row);
            string? owner = null;
            if (attribute.Reference is not null && value.Fault is null)
            {
                if (references!.Resolve(attribute, text.What, value, (key, row.Number), out owner) is not { } resolved)
                {
                    if (isRequired) return _kind.WhyRequired(text.What, attribute.Name);
                    continue;
                }

                value = resolved;
            }

            if (value.Fault is not null) return value.Fault;
            if (value.After is { } after) (unique ??= []).Add(new UniqueAttribute(attribute.Name, value.Text, after, owner));
            else if (value.Text.Length > 0) profile[attribute.Name] = value.Text;
            else if (isRequired) return _kind.WhyRequired(text.What, attribute.Name);
            else if (clears) profile[attribute.Name] = null;
        }

        return null;
    }

    /// <summary>The names of a row that is not sent: by them it is known who stands in it.</summary>
    public void FillNames(IdentityProfile profile, SourceRow row)
    {
        foreach (var (attribute, text, isRequired, _) in _attributes)
        {
            if (isRequired && attribute.Reference is null && text.Sure(row) is { Length: > 0 } value) profile[attribute.Name] = value;
        }
    }

    /// <summary>What a row has for each reference, with its attribute.</summary>
    public IEnumerable<(HrAttribute Attribute, Rendered Key)> ReferencesOf(SourceRow row)
    {
        foreach (var (attribute, text, _, _) in _attributes)
        {
            if (attribute.Reference is not null) yield return (attribute, text.Of(row));
        }
    }

    /// <summary>What a row has for one attribute.</summary>
    public Rendered TextOf(string attribute, SourceRow row) => Array.Find(_attributes, mapped => mapped.Attribute.Name == attribute).Text.Of(row);
}
