using Fluid;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>One template's work with one row, and what it may cost. Used again for the next row; by one thread at a time.</summary>
internal sealed class RowContext : TemplateContext
{
    // A reading of the clock for each step would cost more than the step.
    private const int StepsBetweenLooks = 64;

    private readonly TimeProvider _time;
    private readonly RowCells _cells;
    private int _taken;
    private long _began;

    public RowContext(TemplateOptions options, TemplateLibrary library, TimeProvider time, RowCells cells)
        : base(options)
    {
        Library = library;
        _time = time;
        _cells = cells;
        SetValue(TemplateLanguage.Row, cells);
    }

    public TemplateLibrary Library { get; }

    public OutputText Output { get; } = new();

    /// <summary>Whether <c>unique</c> has made a place for a number.</summary>
    public bool HasNumberPlace { get; set; }

    public void Begin(IReadOnlyList<object?> cells)
    {
        _cells.Cells = cells;
        Output.Clear();

        // What a row's template assigns is forgotten with its scope.
        EnterChildScope();
        _steps = 0;
        _taken = 0;
        HasNumberPlace = false;
    }

    public void End()
    {
        ReleaseScope();
        _cells.Cells = [];
    }

    public void CountStep()
    {
        _taken++;
        if (_taken % StepsBetweenLooks != 0) return;
        if (_taken > TemplateLimits.Steps) throw new TemplateFaultException($"takes more than {TemplateLimits.Steps:N0} steps");
        if (_taken == StepsBetweenLooks) _began = _time.GetTimestamp();
        else if (_time.GetElapsedTime(_began) > TemplateLimits.Time) throw new TemplateFaultException($"takes longer than {TemplateLimits.Time.TotalSeconds} s");
    }

    /// <summary>The value, if it is not too long.</summary>
    public static FluidValue Limited(FluidValue value)
    {
        if (value is StringValue && value.ToStringValue().Length > TemplateLimits.TextLength) throw TooLong();
        return value;
    }

    /// <summary>Why the row cannot be worked with; null when the exception is none that a row makes. Never the exception's own words, which may have a value in them.</summary>
    public string? ReasonOf(Exception fault) => fault switch
    {
        TemplateFaultException reason => reason.Message,
        DivideByZeroException => "divides by zero",
        OverflowException => "makes a number that is too large",
        _ when _steps > TemplateLimits.Statements => $"runs more than {TemplateLimits.Statements:N0} statements",
        FluidException or ArgumentException or FormatException or InvalidOperationException => $"cannot be worked out with what stands in the row ({fault.GetType().Name})",
        _ => null,
    };

    public static TemplateFaultException TooLong() => new($"makes a text of more than {TemplateLimits.TextLength:N0} characters");
}
