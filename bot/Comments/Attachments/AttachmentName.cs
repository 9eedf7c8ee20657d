using System.Globalization;
using System.Text;

namespace CivicBot.Comments.Attachments;

/// <summary>File names as senders write them, made harmless: safe to show, to save under on any system, and to put into a header.</summary>
internal static class AttachmentName
{
    private const int Longest = 100;
    private const string Forbidden = "<>:\"|?*%";

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Without folders, control and direction characters (which can make "gpj.exe" look like "exe.jpg"), at most 100 characters; null where nothing is left.</summary>
    public static string? Clean(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = string.Concat(file.Where(IsHarmless)).Normalize(NormalizationForm.FormC).Trim(' ', '.');
        if (kept.Length == 0)
        {
            return null;
        }

        if (Devices.Contains(Path.GetFileNameWithoutExtension(kept)))
        {
            kept = "_" + kept;
        }

        return Shorten(kept);
    }

    /// <summary>The name with the extension of what the content really is.</summary>
    public static string? WithExtension(string? name, string extension) =>
        Clean(name) is not { } clean ? null
        : clean.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase) ? clean
        : Shorten(Path.GetFileNameWithoutExtension(clean) is { Length: > 0 } stem ? $"{stem}.{extension}" : $"{clean}.{extension}");

    // Halves of letters beyond the basic plane would make a name that cannot be written.
    private static bool IsHarmless(char letter) =>
        !Forbidden.Contains(letter, StringComparison.Ordinal)
        && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string Shorten(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        return extension.Length is > 0 and <= 10 ? string.Concat(name.AsSpan(0, Longest - extension.Length).TrimEnd(), extension) : name[..Longest].TrimEnd();
    }
}
