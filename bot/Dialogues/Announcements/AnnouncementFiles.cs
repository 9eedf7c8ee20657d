using System.Globalization;
using System.Text;

namespace CivicBot.Dialogues.Announcements;

/// <summary>All announcements of a day as files (UTF-8): texts to copy, posters to print.</summary>
public static class AnnouncementFiles
{
    /// <returns>File names and contents, in the order in which they are used.</returns>
    public static IReadOnlyList<(string Name, string Content)> Of(Announcement announcement, IReadOnlyList<int> remindDaysBefore) =>
    [
        ("bai-dang-oa.txt", AnnouncementTexts.OaPost(announcement)),
        ("nhom-zalo.txt", AnnouncementTexts.ZaloGroup(announcement)),
        ("loa-truyen-thanh.txt", AnnouncementTexts.Loudspeaker(announcement)),
        .. remindDaysBefore.Distinct().OrderDescending().Select(days =>
            (string.Create(CultureInfo.InvariantCulture, $"nhac-truoc-{days}-ngay.txt"), AnnouncementTexts.Reminder(announcement, days))),
        .. announcement.PosterPlaces.DefaultIfEmpty(null).Select((place, index) => (PosterName(place, index), Poster.Of(announcement, place))),
    ];

    /// <summary>Writes them into a folder, which is made where it is missing; older ones of the same name are replaced.</summary>
    public static async Task WriteAsync(string folder, IEnumerable<(string Name, string Content)> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
    }

    private static string PosterName(string? place, int index) =>
        place is null ? "ap-phich.html" : string.Create(CultureInfo.InvariantCulture, $"ap-phich-{index + 1:00}-{Slug(place)}.html");

    /// <summary>"Khu phố 3" → "khu-pho-3": safe on every disk and in every mail.</summary>
    private static string Slug(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter))
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
