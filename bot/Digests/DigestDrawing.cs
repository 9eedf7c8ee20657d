using CivicBot.Digests.Papers;
using CivicBot.Digests.Sheets;
using CivicBot.Digests.Web;
using CivicBot.Digests.Word;

namespace CivicBot.Digests;

/// <summary>Draws a digest.</summary>
public static class DigestDrawing
{
    public static byte[] Draw(Digest digest, DigestFormat format) => format switch
    {
        DigestFormat.Docx => WordPaper.Draw(DigestPaper.Of(digest), digest.MadeAt),
        DigestFormat.Xlsx => XlsxWriter.Write(DigestWorkbook.Of(digest), digest.MadeAt),
        DigestFormat.Html => HtmlPaper.Draw(DigestPaper.Of(digest)),
        DigestFormat.Json => DigestJson.Draw(digest),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };

    /// <summary>As a page, and the policy (Content-Security-Policy) under which a browser may show it.</summary>
    public static (byte[] Html, string Policy) DrawPage(Digest digest) => HtmlPaper.DrawPage(DigestPaper.Of(digest));
}
