using System.Text;

namespace CivicBot.Digests.Papers;

/// <summary>Makes any text fit for XML: what a citizen's phone sent may hold signs that no document can.</summary>
internal static class XmlText
{
    /// <summary>Without control characters and halves of surrogate pairs; a tab and odd ends of lines become a space.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsSuspect))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(letter).Append(text[++i]);
            }
            else if (letter is '\t' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else if (!char.IsSurrogate(letter) && (letter == '\n' || !char.IsControl(letter)) && letter is not ('\uFFFE' or '\uFFFF') && !IsDirection(letter))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }

    private static bool IsSuspect(char letter) =>
        (char.IsControl(letter) && letter != '\n') || letter is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(letter) || IsDirection(letter);

    // Marks that turn the direction of writing would also turn what stands beside the citizen's words.
    private static bool IsDirection(char letter) => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
