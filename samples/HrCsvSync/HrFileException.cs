namespace HrCsvSync;

/// <summary>A file that can't be used. Its message is one line for the user: file, line and column where they are known, and what is wrong.</summary>
internal sealed class HrFileException : Exception
{
    public HrFileException(string file, string message, Exception? inner = null)
        : base($"{file}: {message}", inner)
    {
    }

    public HrFileException(string file, long line, string message, Exception? inner = null)
        : base($"{file}, line {line}: {message}", inner)
    {
    }

    public HrFileException(string file, long line, long column, string message, Exception? inner = null)
        : base($"{file}, line {line}, column {column}: {message}", inner)
    {
    }
}
