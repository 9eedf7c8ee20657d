using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CivicBot.Dialogues.Announcements;

/// <summary>The A4 poster of a dialogue day for one neighbourhood: a page of its own, to be printed from any browser; the QR code opens the chat with the commune.</summary>
public static class Poster
{
    private static readonly string[] Kinds = ["Phường ", "Xã ", "Đặc khu "];

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(Poster).Assembly.GetManifestResourceStream("Dialogues.Poster.css")
            ?? throw new InvalidOperationException("The program was built without the poster's style.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>How posters look, as CSS.</summary>
    public static string StyleSheet => Style.Value;

    /// <param name="announcement">What is announced.</param>
    /// <param name="place">Neighbourhood in which it hangs; null: anywhere in the commune.</param>
    /// <param name="stylesheet">Address of <see cref="StyleSheet"/> where pages may not bring their own; null: the page brings it along.</param>
    /// <returns>HTML.</returns>
    public static string Of(Announcement announcement, string? place, string? stylesheet = null)
    {
        var commune = announcement.Commune;
        return $"""
            <!doctype html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <title>{Text($"{PosterTexts.Notice}: {announcement.Day.Title}")}</title>
            {(stylesheet is null ? $"<style>{StyleSheet}</style>" : $"<link rel=\"stylesheet\" href=\"{stylesheet}\">")}
            </head>
            <body>
            <header>
            <div class="issuer"><p>{PosterTexts.Committee}</p><p>{Text(commune.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN")))}</p></div>
            <div class="nation"><p>{PosterTexts.Nation}</p><p class="motto">{PosterTexts.Motto}</p></div>
            </header>
            <p class="date">{Text(Filled(PosterTexts.DateLine, ShortName(commune.Name), announcement.On.Day, announcement.On.Month, announcement.On.Year))}</p>
            {(commune.Fictional ? $"<p class=\"trial\">{PosterTexts.Trial}</p>" : "")}
            <h1>{PosterTexts.Notice}</h1>
            <h2>{Text(Filled(PosterTexts.About, AnnouncementTexts.InSentence(commune.Name)))}</h2>
            <p class="to">{Text(Filled(PosterTexts.To, AnnouncementTexts.InSentence(place ?? commune.Name)))}</p>
            <dl>
            <dt>{PosterTexts.When}:</dt><dd class="strong">{Text(AnnouncementTexts.Time(announcement))}</dd>
            <dt>{PosterTexts.Where}:</dt><dd class="strong">{Text(announcement.Day.Place)}</dd>
            <dt>{PosterTexts.What}:</dt><dd>{Text(AnnouncementTexts.Content(announcement))}</dd>
            {(AnnouncementTexts.Hosts(announcement) is { } hosts ? $"<dt>{PosterTexts.Who}:</dt><dd>{Text(hosts)}</dd>" : "")}
            </dl>
            <section class="scan">
            {(announcement.Link is { } link ? QrSvg.Of(link) : "")}
            <div>
            <h3>{PosterTexts.ScanTitle}</h3>
            <p>{(announcement.Link is null ? PosterTexts.NoCode : PosterTexts.ScanSteps)}</p>
            <p>{Text(Filled(PosterTexts.Before, AnnouncementTexts.CutOff(announcement)))}</p>
            {(announcement.Link is { } shown ? $"<p class=\"link\">{Text(shown)}</p>" : "")}
            </div>
            </section>
            <footer>
            <p>{Text(Filled(PosterTexts.NoSmartphone, announcement.Phone is { } phone ? Filled(PosterTexts.OrCall, phone) : ""))}</p>
            <p>{PosterTexts.Result} {PosterTexts.NoFear}</p>
            </footer>
            </body>
            </html>

            """;
    }

    /// <summary>Official papers are dated at the place itself: "An Mẫu, ngày …".</summary>
    private static string ShortName(string name) =>
        Kinds.FirstOrDefault(kind => name.StartsWith(kind, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : name;

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    private static string Text(string text) => Html.Encode(text);
}
