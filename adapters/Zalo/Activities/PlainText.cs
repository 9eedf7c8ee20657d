using System.Text;

namespace CivicBot.Adapters.Zalo.Activities;

/// <summary>Text as Zalo and its echoes carry it.</summary>
public static class PlainText
{
    /// <summary>
    /// NFC, <c>\n</c> as line end, no lone surrogates, no control characters, no blank edges. Vietnamese in NFD is a quarter longer and
    /// would hit Zalo's limit earlier.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var cleaned = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                cleaned.Append(character).Append(text[++index]);
            }
            else if (char.IsSurrogate(character))
            {
                cleaned.Append('\uFFFD');
            }
            else if (character == '\r')
            {
                cleaned.Append(index + 1 < text.Length && text[index + 1] == '\n' ? "" : "\n");
            }
            else if (character is '\n' or '\t' || !char.IsControl(character))
            {
                cleaned.Append(character);
            }
        }

        return cleaned.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
