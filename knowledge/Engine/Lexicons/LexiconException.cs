namespace CivicBot.Knowledge.Lexicons;

/// <summary>A lexicon file that cannot be used; the message names file, line and what to do.</summary>
public sealed class LexiconException : Exception
{
    public LexiconException(string message)
        : base(message)
    {
    }

    public LexiconException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LexiconException()
    {
    }

    /// <param name="file">File name below the lexicon directory, or with its folder: <c>screening/offices.tsv</c>.</param>
    /// <param name="line">One-based.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public LexiconException(string file, int line, string problem)
        : this($"{WithFolder(file)}:{line}: {problem}")
    {
        File = WithFolder(file);
        Line = line;
        Problem = problem;
    }

    /// <summary>Path below the knowledge directory, with forward slashes.</summary>
    public string File { get; } = "";

    /// <summary>One-based; 1 where no line is to blame.</summary>
    public int Line { get; }

    /// <summary>What is wrong and what to do, without the place.</summary>
    public string Problem { get; } = "";

    private static string WithFolder(string file) => file.Contains('/', StringComparison.Ordinal) ? file : $"lexicon/{file}";
}
