namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>
/// Latin letters for letters with accents, and for those of other scripts: Cyrillic ones as in machine-readable passports (ICAO Doc 9303), Greek ones letter by letter. A table, as .NET takes
/// accents off only where it has the tables of all languages, which small containers and programs in machine code leave out.
/// </summary>
internal static class LatinLetters
{
    // What is written, and for which letters.
    private static readonly Dictionary<string, string> Table = new()
    {
        [""] = "ь",
        ["a"] = "ªàáâãäåāăąǎǟǡǻȁȃȧάαаӑӓḁẚạảấầẩẫậắằẳẵặἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷａ",
        ["b"] = "ɓбḃḅḇｂ",
        ["c"] = "çćĉċčћḉｃ",
        ["d"] = "ðďđɖɗδдḋḍḏḑḓｄ",
        ["e"] = "èéêëēĕėęěǝȅȇȩəɛέεϵеэѐёӗӭḕḗḙḛḝẹẻẽếềểễệἐἑἒἓἔἕὲέｅ",
        ["f"] = "ƒφϕфḟｆ",
        ["g"] = "ĝğġģǧǵɣγгѓґḡｇ",
        ["h"] = "ĥħȟḣḥḧḩḫẖｈ",
        ["i"] = "ìíîïĩīĭįİıǐȉȋɩΐήίηιϊийіїѝӣӥḭḯỉịἠἡἢἣἤἥἦἧἰἱἲἳἴἵἶἷὴήὶίᾐᾑᾒᾓᾔᾕᾖᾗιῂῃῄῆῇῐῑῒΐῖῗｉ",
        ["j"] = "ĵǰȷјｊ",
        ["k"] = "ķĸǩκϰкќḱḳḵｋ",
        ["l"] = "ĺļľłλлḷḹḻḽｌ",
        ["m"] = "µμмḿṁṃｍ",
        ["n"] = "ñńņňŉŋǹɲνнṅṇṉṋｎ",
        ["o"] = "ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵοωόώоӧṍṏṑṓọỏốồổỗộớờởỡợὀὁὂὃὄὅὠὡὢὣὤὥὦὧὸόὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷｏ",
        ["p"] = "πϖпṕṗｐ",
        ["q"] = "ｑ",
        ["r"] = "ŕŗřȑȓρϱрṙṛṝṟῤῥｒ",
        ["s"] = "śŝşšſșςσϲсṡṣṥṧṩẛｓ",
        ["t"] = "ţťŧțτтṫṭṯṱẗｔ",
        ["u"] = "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉуўӯӱӳṳṵṷṹṻụủứừửữựｕ",
        ["v"] = "ʋʌβϐвṽṿｖ",
        ["w"] = "ŵẁẃẅẇẉẘｗ",
        ["x"] = "ξẋẍｘ",
        ["y"] = "ýÿŷȳΰυϋύыӹẏẙỳỵỷỹὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧｙ",
        ["z"] = "źżžζзӟẑẓẕｚ",
        ["ae"] = "æǣǽ",
        ["ch"] = "χчӵ",
        ["dj"] = "ђ",
        ["dz"] = "ǆǳѕџ",
        ["ff"] = "ﬀ",
        ["fi"] = "ﬁ",
        ["fl"] = "ﬂ",
        ["ia"] = "я",
        ["ie"] = "ъє",
        ["ij"] = "ĳ",
        ["iu"] = "ю",
        ["kh"] = "х",
        ["lj"] = "ǉљ",
        ["nj"] = "ǌњ",
        ["oe"] = "œ",
        ["ps"] = "ψ",
        ["sh"] = "ш",
        ["ss"] = "ßẞ",
        ["st"] = "ﬅﬆ",
        ["th"] = "þθϑ",
        ["ts"] = "ц",
        ["zh"] = "жӂӝ",
        ["ffi"] = "ﬃ",
        ["ffl"] = "ﬄ",
        ["shch"] = "щ",
    };

    // Where nearly all of them are, also the large ones.
    private static readonly string?[] Near = new string?[0x2000];

    private static readonly Dictionary<char, string> Far = [];

    static LatinLetters()
    {
        var small = Table.SelectMany(row => row.Value.Select(letter => (Letter: letter, Latin: row.Key))).ToDictionary(pair => pair.Letter, pair => pair.Latin);
        for (var letter = '\u0080'; letter < Near.Length; letter++)
        {
            if (small.TryGetValue(letter, out var latin) || small.TryGetValue(char.ToLowerInvariant(letter), out latin)) Near[letter] = latin;
        }

        foreach (var (letter, latin) in small.Where(pair => pair.Key >= Near.Length).Select(pair => (pair.Key, pair.Value))) Far[letter] = Far[char.ToUpperInvariant(letter)] = latin;
    }

    /// <summary>What is written for a letter beyond ASCII, in small letters; null when nobody has said.</summary>
    public static string? Of(char letter) => letter < Near.Length ? Near[letter] : Far.TryGetValue(letter, out var latin) ? latin : null;
}
