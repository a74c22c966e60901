using System.Globalization;
using System.Text;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>By which names HR systems call their columns: small letters without accents, and digits, so that case, blanks and hyphens do not count.</summary>
internal static class ColumnWords
{
    // A short word stands in too many names.
    private const int LeastPart = 5;

    // Begins a word that is a whole name, and no part of one: an employee's id is no name.
    private const char Exactly = '=';

    private static readonly Dictionary<ColumnRole, string[]> OfRole = new()
    {
        [ColumnRole.Key] =
        [
            "employeeid", "employeenumber", "employeeno", "employeecode", "empid", "empno", "personnelnumber", "personnelno", "personalnummer", "personalnr", "pernr", "workerid", "workernumber", "personid",
            "personnumber", "staffid", "staffnumber", "staffno", "associateid", "mitarbeiternummer", "mitarbeiterid", "matricule", "numeroempleado", "externalid", "hrid", "uuid", "guid", "id", "number", "no", "nr",
        ],
        [ColumnRole.UserName] = ["username", "userprincipalname", "upn", "samaccountname", "login", "loginname", "loginid", "userid", "accountname", "benutzername"],
        [ColumnRole.Mail] = ["workemail", "businessemail", "companyemail", "officeemail", "emailwork", "workmail", "primaryemail", "email", "emailaddress", "mail", "mailaddress", "correo", "courriel"],
        [ColumnRole.PrivateMail] = ["privateemail", "personalemail", "homeemail", "emailhome", "emailprivate", "secondemail", "secondaryemail", "alternateemail", "privatemail"],
        [ColumnRole.FirstName] = ["firstname", "givenname", "forename", "legalfirstname", "preferredfirstname", "vorname", "prenom", "nombre", "=fname", "=first"],
        [ColumnRole.LastName] = ["lastname", "surname", "familyname", "legallastname", "nachname", "apellidos", "apellido", "=lname", "nom", "sn", "last"],
        [ColumnRole.FullName] = ["fullname", "displayname", "employeename", "personname", "workername", "completename", "name", "cn", "=employee", "=worker"],
        [ColumnRole.FirstDay] = ["hiredate", "startdate", "dateofhire", "entrydate", "joindate", "joiningdate", "firstday", "employmentstart", "contractstart", "eintrittsdatum", "eintritt", "dateentree", "validfrom", "start", "begin", "beginn", "from"],
        [ColumnRole.LastDay] =
        [
            "terminationdate", "dateoftermination", "lastday", "lastworkingday", "leavingdate", "leavedate", "exitdate", "enddate", "termdate", "employmentend", "contractend", "austrittsdatum", "austritt",
            "datesortie", "validto", "=termination", "=terminated", "=leaving", "=until", "end", "ende", "exit", "left", "bis", "to",
        ],
        [ColumnRole.Status] = ["employmentstatus", "employeestatus", "workerstatus", "hrstatus", "personstatus", "status", "isactive", "active", "aktiv"],
        [ColumnRole.Manager] = ["managerid", "managernumber", "manageremployeeid", "managerno", "supervisorid", "supervisornumber", "reportsto", "linemanager", "manager", "supervisor", "vorgesetzter"],
    };

    /// <summary>Attributes that are not in every identity source's schema, and how columns with them are called.</summary>
    public static readonly IReadOnlyList<(string Attribute, string[] Words)> Others =
    [
        ("displayName", ["displayname", "fullname"]),
        ("title", ["jobtitle", "title", "position", "positiontitle", "jobname", "funktion", "stelle", "poste"]),
        ("department", ["department", "departmentname", "dept", "orgunit", "organizationalunit", "abteilung", "departamento"]),
        ("division", ["division", "businessunit", "bereich"]),
        ("organization", ["company", "companyname", "organization", "organisation", "legalentity", "employer", "firma"]),
        ("costCenter", ["costcenter", "costcentre", "kostenstelle"]),
        ("userType", ["employeetype", "employmenttype", "workertype", "usertype", "contracttype"]),
        ("mobilePhone", ["mobilephone", "mobile", "cellphone", "mobilenumber"]),
        ("primaryPhone", ["workphone", "businessphone", "phone", "telephone", "phonenumber", "telefon"]),
        ("streetAddress", ["streetaddress", "street", "strasse"]),
        ("city", ["city", "town", "ort", "ville", "worklocation", "location", "office", "standort"]),
        ("state", ["state", "province", "region"]),
        ("zipCode", ["zipcode", "zip", "postalcode", "postcode", "plz"]),
        ("countryCode", ["countrycode", "country", "land", "pays"]),
        ("preferredLanguage", ["preferredlanguage", "language", "sprache"]),
    ];

    private static readonly HashSet<string> Left = new(
        ["terminated", "left", "leaver", "inactive", "resigned", "retired", "former", "ended", "deceased", "dismissed", "exited", "ausgeschieden", "inaktiv", "ausgetreten", "inactif", "baja", "t", "i"]);

    private static readonly HashSet<string> Active = new(
        ["active", "employed", "current", "onleave", "leave", "leaveofabsence", "parentalleave", "maternityleave", "sickleave", "sabbatical", "probation", "suspended", "aktiv", "beurlaubt", "elternzeit", "actif", "activo", "a"]);

    // Of a column that is called "active".
    private static readonly HashSet<string> No = new(["no", "n", "false", "0", "nein", "non"]);

    private static readonly HashSet<string> Yes = new(["yes", "y", "true", "1", "ja", "oui", "si"]);

    /// <summary>A name as it is compared.</summary>
    public static string Of(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }

    /// <summary>How well a name fits: 0 not at all, and the more the higher.</summary>
    public static int Fits(string name, ColumnRole role) => Fits(name, OfRole[role]);

    /// <inheritdoc cref="Fits(string, ColumnRole)" />
    public static int Fits(string name, string[] words)
    {
        // JSON has name.first for what is called first name elsewhere.
        var whole = FitOf(Of(name), words);
        return name.Contains('.') ? Math.Max(whole, FitOf(Of(string.Concat(Enumerable.Reverse(name.Split('.')))), words)) : whole;
    }

    private static int FitOf(string plain, string[] words)
    {
        var exact = Array.FindIndex(words, word => word.TrimStart(Exactly) == plain);
        if (exact >= 0) return 2_000 - exact;
        var part = Array.FindIndex(words, word => word.Length >= LeastPart && word[0] != Exactly && plain.Contains(word, StringComparison.Ordinal));
        return part >= 0 ? 1_000 - part : 0;
    }

    /// <summary>What a status says: false of who has left, true of who is active, null where that is not known.</summary>
    public static bool? SaysActive(string column, string status)
    {
        var word = Of(status);
        var isFlag = Of(column).Contains("activ", StringComparison.Ordinal) || Of(column).Contains("aktiv", StringComparison.Ordinal);
        if (Left.Contains(word) || (isFlag && No.Contains(word))) return false;
        return Active.Contains(word) || (isFlag && Yes.Contains(word)) ? true : null;
    }

    /// <summary>Whether a text may be a column's name: no number, day or e-mail.</summary>
    public static bool MayBeName(string text) => text.Length is > 0 and <= 80 && text.Any(char.IsLetter) && !text.Contains('@') && CharUnicodeInfo.GetUnicodeCategory(text[0]) != UnicodeCategory.DecimalDigitNumber;
}
