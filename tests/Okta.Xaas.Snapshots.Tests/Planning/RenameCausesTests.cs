using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

public sealed class RenameCausesTests
{
    [Theory]
    [InlineData("00123", "123", RenameCause.LeadingZeros)]
    [InlineData("123", "00123", RenameCause.LeadingZeros)]
    [InlineData("000", "0", RenameCause.LeadingZeros)]
    [InlineData("A00123", "A123", RenameCause.Other)]
    [InlineData("123456700001", "1.23457E+11", RenameCause.ScientificNotation)]
    [InlineData("1,23457E+11", "123456700001", RenameCause.ScientificNotation)]
    [InlineData("1E5", "1e5", RenameCause.LetterCase)]
    [InlineData("e\u0301mile", "\u00E9mile", RenameCause.UnicodeForm)]
    [InlineData("E-17", "e-17", RenameCause.LetterCase)]
    [InlineData("\u00C9mile", "e\u0301mile", RenameCause.LetterCase)]
    [InlineData("1 001", "1001", RenameCause.InvisibleCharacters)]
    [InlineData("10\u200B01", "1001", RenameCause.InvisibleCharacters)]
    [InlineData("1001", "1001\u00A0", RenameCause.InvisibleCharacters)]
    [InlineData("=\"00123\"", "00123", RenameCause.SpreadsheetQuotes)]
    [InlineData("00123", "'00123", RenameCause.SpreadsheetQuotes)]
    [InlineData("=\"00123\"", "123", RenameCause.LeadingZeros)]
    [InlineData("1001", "2001", RenameCause.Other)]
    public void The_cause_is_told_by_the_two_keys(string from, string to, RenameCause cause) => RenameCauses.Of(from, to).Should().Be(cause);
}
