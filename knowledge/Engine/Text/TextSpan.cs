namespace CivicBot.Knowledge.Text;

/// <summary>A stretch of the original text, in UTF-16 units.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Just behind the last unit.</summary>
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public string Of(string text) => text.Substring(Start, Length);
}
