using System.Text;
using CivicBot.Knowledge.Text;

namespace CivicBot.Conversation.Reading;

/// <summary>What a citizen typed, in the two forms that commands are recognised by.</summary>
internal static class TypedText
{
    // What a question ends with or asks by, folded.
    private static readonly string[] QuestionWords = ["gi", "nao", "dau", "bao nhieu", "bao lau", "the nao", "ra sao", "lam sao", "may ngay", "khong", "ko", "hong", "chua"];

    /// <summary>Composed, lower-case, words separated by single spaces, without signs around words.</summary>
    public static string Words(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var words = new StringBuilder(composed.Length);
        foreach (var letter in composed)
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The same without diacritics.</summary>
    public static string Folded(string text) => VietnameseLetters.Fold(Words(text));

    /// <summary>Whether a folded text has a folded word or phrase as whole words.</summary>
    public static bool Has(string folded, string phrase)
    {
        for (var at = folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if ((at == 0 || folded[at - 1] == ' ') && (end == folded.Length || folded[end] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it asks something, by its sign or by the words of a question.</summary>
    public static bool IsQuestion(string text)
    {
        var folded = Folded(text);
        return text.TrimEnd().EndsWith('?') || Array.Exists(QuestionWords, word => folded.EndsWith(" " + word, StringComparison.Ordinal))
            || Has(folded, "can gi") || Has(folded, "can giay to gi") || Has(folded, "o dau");
    }
}
