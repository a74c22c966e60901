namespace Okta.Xaas.Feeds.Guessing;

/// <summary>Something that was guessed of an export.</summary>
/// <param name="About">What about, such as <c>key</c> or <c>user name</c>.</param>
/// <param name="Guess">The guess: a column's name, a delimiter, a template.</param>
/// <param name="Reason">Why. Without a value of a person; of a status column it names the statuses.</param>
/// <param name="IsSure">Whether nothing speaks against it. What is not sure is to be looked at before the first run.</param>
public sealed record GuessedPart(string About, string Guess, string Reason, bool IsSure = true);
