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
        : this($"{(file.Contains('/', StringComparison.Ordinal) ? file : $"lexicon/{file}")}:{line}: {problem}")
    {
    }
}
