using System.Text;
using CivicBot.Digests.Papers;
using CivicBot.Knowledge.Text;

namespace CivicBot.Digests;

/// <summary>What the file of a digest is called: in Vietnamese, and only with signs that every system takes in a name.</summary>
public static class DigestFileName
{
    /// <summary>Longer ones are cut by mail programs.</summary>
    private const int Longest = 80;

    /// <summary>For example "Báo cáo kết quả đối thoại 14-11-2026, An Mẫu.docx".</summary>
    public static string Of(Digest digest, DigestFormat format)
    {
        var name = new StringBuilder();
        foreach (var letter in XmlText.Clean(DigestTexts.FileName(digest)).Normalize())
        {
            // Titles and names of bodies are typed by people: a quotation mark or the end of a line would end the header that carries the name.
            var fit = letter is '/' or '–' or '—' ? '-' : char.IsLetterOrDigit(letter) || letter is '-' or ',' or '(' or ')' ? letter : ' ';
            if (fit != ' ' || (name.Length > 0 && name[^1] != ' '))
            {
                name.Append(fit);
            }
        }

        name.Length = Math.Min(name.Length, Longest);
        return $"{name.ToString().TrimEnd()}.{format.WireName()}";
    }

    /// <summary>The same without diacritics, for programs that know ASCII only.</summary>
    public static string Plain(string name) => string.Concat(VietnameseLetters.Fold(name).Select(letter => char.IsAscii(letter) ? letter : '_'));
}
