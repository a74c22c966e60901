using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HrFeedService;

/// <summary>A company with made-up people, of whom each day some come, move and leave: a database of employees and a CSV file of contractors.</summary>
internal sealed class MadeUpCompany
{
    private static readonly string[] Departments = ["Sales", "Research", "Service", "Finance", "Legal"];
    private static readonly string[] FirstNames = ["Ada", "Ben", "Chiara", "Daniel", "Emil", "Fatima", "Greta", "Hugo"];
    private static readonly string[] LastNames = ["Krüger", "Novák", "Rossi", "Dąbrowski", "Meyer", "Sato", "Okafor"];
    private static readonly string[] Agencies = ["Northwind Staffing", "Blue Yonder"];

    private readonly Random _random = new(20261128);
    private readonly List<string> _contractors = [];
    private readonly DirectoryInfo _folder;
    private int _hired;

    public MadeUpCompany(DirectoryInfo folder)
    {
        _folder = folder;
        Execute("create table employees (employee_no text primary key, work_email text, first_name text, last_name text, department text, left_on text)");
        for (var n = 0; n < 60; n++) HireEmployee();
        for (var n = 0; n < 20; n++) HireContractor();
    }

    public string EmployeesConnection => new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.FullName, "hr.db"), Pooling = false }.ToString();

    public string ContractorsFile => Path.Combine(_folder.FullName, "contractors.csv");

    public void LiveThroughADayOfEmployees()
    {
        HireEmployee();
        Execute($"update employees set department = '{One(Departments)}' where employee_no = (select employee_no from employees where left_on is null order by employee_no limit 1 offset {_random.Next(40)})");
        Execute("update employees set left_on = '2020-01-31' where employee_no = (select employee_no from employees where left_on is null order by employee_no limit 1)");
    }

    public void LiveThroughADayOfContractors()
    {
        HireContractor();
        _contractors.RemoveAt(0);
        File.WriteAllLines(ContractorsFile, ["Contract No,First Name,Last Name,Mail,Agency", .. _contractors]);
    }

    private void HireEmployee()
    {
        var (number, first, last) = (++_hired, One(FirstNames), One(LastNames));
        Execute(string.Create(CultureInfo.InvariantCulture, $"insert into employees values ('E{number:D4}', 'e{number}@example.com', '{first}', '{last}', '{One(Departments)}', null)"));
    }

    private void HireContractor()
    {
        var number = ++_hired;
        _contractors.Add(string.Create(CultureInfo.InvariantCulture, $"C{number:D4},{One(FirstNames)},{One(LastNames)},c{number}@example.com,{One(Agencies)}"));
    }

    private string One(string[] of) => of[_random.Next(of.Length)];

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection(EmployeesConnection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
