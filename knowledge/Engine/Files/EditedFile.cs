using System.Globalization;
using System.Text;

namespace CivicBot.Knowledge.Files;

/// <summary>The text of a file that people edit, cleaned of what editors and systems add: composed (NFC), without mark and line ends.</summary>
/// <param name="Path">Path relative to the directory that is read, with forward slashes.</param>
/// <param name="Lines">Line n of the file is item n - 1.</param>
public sealed record EditedFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where the bytes are no text; the log then says so.</summary>
    public static EditedFile? Decode(ReadOnlySpan<byte> bytes, ProblemLog log)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            log.Add(FileRules.ByteOrderMark, 1, "The file starts with a byte order mark; save it as 'UTF-8', not 'UTF-8 with BOM'.");
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            var line = 1 + bytes[..Math.Clamp(broken.Index, 0, bytes.Length)].Count((byte)'\n');
            log.Add(FileRules.NotUtf8, line, "The file is not UTF-8; save it again with the encoding 'UTF-8' (not TCVN3, VNI or Windows-1258).");
            return null;
        }

        var lines = text.Split('\n');
        if (lines.FirstOrDefault(l => l.EndsWith('\r')) is not null)
        {
            log.Add(
                FileRules.WindowsLineEnds,
                1 + Array.FindIndex(lines, l => l.EndsWith('\r')),
                "The lines end as on Windows (CRLF); save with 'LF' so that changes stay readable.");
        }

        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Clean(lines[i].TrimEnd('\r'), i + 1, log);
        }

        return new EditedFile(log.File, lines);
    }

    private static string Clean(string line, int number, ProblemLog log)
    {
        foreach (var character in line)
        {
            if (character != '\t' && IsInvisible(character))
            {
                log.Add(FileRules.InvisibleCharacter, number, $"The line holds the invisible character U+{(int)character:X4}; type the place again.");
                break;
            }
        }

        if (line.IsNormalized(NormalizationForm.FormC))
        {
            return line;
        }

        log.Add(FileRules.NotNfc, number, "The line holds decomposed letters (not Unicode NFC), as copied from a Mac or a PDF; type or paste them composed.");
        return line.Normalize(NormalizationForm.FormC);
    }

    private static bool IsInvisible(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse;
}
