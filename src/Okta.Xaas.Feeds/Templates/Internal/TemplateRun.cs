using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>One template's work with one row, and what it may cost. Used again for the next row; by one thread at a time.</summary>
internal sealed class TemplateRun(int[] places, int variables, TimeProvider time)
{
    // A reading of the clock for each step would cost more than the step.
    private const int StepsBetweenLooks = 64;

    private readonly TextBuffer _output = new();
    private readonly TextBuffer _scratch = new();
    private readonly object[] _variables = new object[variables];
    private SourceRow? _row;
    private string _only = "";
    private int _steps;
    private long _began;

    /// <summary>Whether <c>unique</c> has made a place for a number.</summary>
    public bool HasNumberPlace { get; set; }

    public string Output => _output.Length == 0 ? _only : _output.ToString();

    /// <summary>An empty room for a filter to make its text in; the next one gets it, too.</summary>
    public TextBuffer Scratch
    {
        get
        {
            _scratch.Clear();
            return _scratch;
        }
    }

    public void Begin(SourceRow row)
    {
        _row = row;
        _steps = 0;
        HasNumberPlace = false;
        _only = "";
        _output.Clear();
        for (var i = 0; i < _variables.Length; i++) _variables[i] = "";
    }

    public string Cell(int column)
    {
        Step();
        return Limited(_row![places[column]]);
    }

    public object Variable(int place) => _variables[place];

    public void Assign(int place, object value) => _variables[place] = value;

    public void Write(string text)
    {
        // A text that is written alone need not be copied.
        if (_output.Length == 0 && _only.Length == 0) _only = Limited(text);
        else
        {
            if (_output.Length == 0) _output.Append(_only);
            _output.Append(text);
        }
    }

    /// <summary>Counts one of the steps that are limited.</summary>
    public void Step()
    {
        _steps++;
        if (_steps % StepsBetweenLooks != 0) return;
        if (_steps > TemplateLimits.Steps) throw new TemplateFaultException(FormattableString.Invariant($"takes more than {TemplateLimits.Steps:N0} steps"));
        if (_steps == StepsBetweenLooks) _began = time.GetTimestamp();
        else if (time.GetElapsedTime(_began) > TemplateLimits.Time) throw new TemplateFaultException(FormattableString.Invariant($"takes longer than {TemplateLimits.Time.TotalSeconds} s"));
    }

    /// <summary>The text, if it is not too long.</summary>
    public static string Limited(string text) => text.Length > TemplateLimits.TextLength ? throw TooLong() : text;

    public static TemplateFaultException TooLong() => new(FormattableString.Invariant($"makes a text of more than {TemplateLimits.TextLength:N0} characters"));

    /// <summary>Why the row cannot be worked with; null when the exception is none that a row makes.</summary>
    public static string? ReasonOf(Exception fault) => fault switch
    {
        TemplateFaultException reason => reason.Message,
        DivideByZeroException => "divides by zero",
        OverflowException => "makes a number that is too large",
        _ => null,
    };
}
