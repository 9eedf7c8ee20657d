using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CivicBot.Digests.Papers;

namespace CivicBot.Digests.Web;

/// <summary>Draws a paper as one HTML file that prints as A4: no script, nothing from elsewhere, and no style but that of its one style sheet, which is named by its hash.</summary>
public static class HtmlPaper
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static byte[] Draw(Paper paper) => DrawPage(paper).Html;

    /// <returns>Also the policy (Content-Security-Policy) under which it may be shown.</returns>
    internal static (byte[] Html, string Policy) DrawPage(Paper paper)
    {
        var style = new StringBuilder(HtmlStyle.Of(paper.Landscape));
        var body = new StringBuilder();
        Head(body, paper);
        var tables = 0;
        Blocks(body, paper.Body, style, ref tables);
        if (paper.Foot is { } foot)
        {
            Foot(body, foot);
        }

        if (paper.Annex is { } annex)
        {
            body.Append("<section class=\"annex\">\n<p class=\"type\">").Append(Safe(annex.Name)).Append("</p>\n<p class=\"subject\">").Append(Safe(annex.Title))
                .Append("</p>\n<p class=\"centred\"><i>").Append(Safe(annex.With)).Append("</i></p>\n");
            Blocks(body, annex.Body, style, ref tables);
            body.Append("</section>\n");
        }

        var rules = style.ToString();
        var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(rules)))}'";
        var html = new StringBuilder(body.Length + rules.Length + 500)
            .Append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Safe(paper.Subject)).Append("</title>\n<style>").Append(rules)
            .Append("</style>\n</head>\n<body>\n<main>\n").Append(body).Append("</main>\n</body>\n</html>\n");
        return (Encoding.UTF8.GetBytes(html.ToString()), policy);
    }

    private static void Head(StringBuilder html, Paper paper)
    {
        var head = paper.Head;
        html.Append("<header class=\"head\">\n<div>");
        foreach (var line in head.Agency.SkipLast(1))
        {
            html.Append("<p>").Append(Safe(line)).Append("</p>");
        }

        html.Append("<p><b>").Append(Safe(head.Agency[^1])).Append("</b></p><hr class=\"short\"><p>").Append(Safe(head.Number)).Append("</p>");
        if (head.LetterSubject is { } subject)
        {
            html.Append("<p>").Append(Safe(subject)).Append("</p>");
        }

        html.Append("</div>\n<div><p><b>").Append(DigestTexts.Nation).Append("</b></p><p class=\"motto\"><b>").Append(DigestTexts.Motto)
            .Append("</b></p><p><i>").Append(Safe(head.PlaceAndDate)).Append("</i></p></div>\n</header>\n");
        if (paper.Type is { } type)
        {
            html.Append("<h1><span class=\"type\">").Append(Safe(type)).Append("</span><br>").Append(Safe(paper.Subject)).Append("</h1>\n<hr class=\"short\">\n");
        }

        if (paper.SentTo is { } to)
        {
            html.Append("<p class=\"sent-to\">").Append(DigestTexts.SentToLabel).Append(Safe(to)).Append("</p>\n");
        }
    }

    private static void Blocks(StringBuilder html, IEnumerable<Block> blocks, StringBuilder style, ref int tables)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 1}>").Append(Safe(heading.Text)).Append(CultureInfo.InvariantCulture, $"</h{heading.Level + 1}>\n");
                    break;
                case Block.Paragraph paragraph:
                    html.Append("<p class=\"").Append(ClassOf(paragraph.Look)).Append("\">");
                    Line(html, paragraph.Words);
                    html.Append("</p>\n");
                    break;
                case Block.Table table:
                    Table(html, table, style, ++tables);
                    break;
                case Block.WritingLines lines:
                    html.Insert(html.Length, "<div class=\"writing\"></div>\n", lines.Count);
                    break;
                default:
                    throw new InvalidOperationException($"Unknown block {block.GetType().Name}.");
            }
        }
    }

    private static string ClassOf(ParagraphLook look) => look switch
    {
        ParagraphLook.Body => "body",
        ParagraphLook.Item => "item",
        ParagraphLook.Remark => "remark",
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "Unknown look."),
    };

    /// <param name="style">Gets the widths of the columns, which differ from table to table.</param>
    private static void Table(StringBuilder html, Block.Table table, StringBuilder style, int number)
    {
        var parts = table.Columns.Sum(column => column.Part);
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"t{number}\">\n<colgroup>");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            html.Append("<col>");
            style.Append(CultureInfo.InvariantCulture, $".t{number} col:nth-child({i + 1}) {{ width: {table.Columns[i].Part / parts * 100:0.##}%; }}\n");
        }

        if (table.RowHeight > 0)
        {
            style.Append(CultureInfo.InvariantCulture, $".t{number} tbody tr:not(.band) {{ height: {table.RowHeight:0.#}mm; }}\n");
        }

        html.Append("</colgroup>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\">").Append(Safe(column.Name)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            Row(html, table, row);
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void Row(StringBuilder html, Block.Table table, PaperRow row)
    {
        html.Append(row.Look == RowLook.Band ? "<tr class=\"band\">" : "<tr>");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            html.Append(row.Look == RowLook.Band
                ? string.Create(CultureInfo.InvariantCulture, $"<td colspan=\"{table.Columns.Count}\">")
                : table.Columns[i].Look == ColumnLook.Centred ? "<td class=\"mid\">" : "<td>");
            var paragraphs = row.Cells[i].Paragraphs;
            for (var p = 0; p < paragraphs.Count; p++)
            {
                html.Append(p > 0 ? "<br>" : "");
                Line(html, paragraphs[p]);
            }

            html.Append("</td>");
        }

        html.Append("</tr>\n");
    }

    private static void Line(StringBuilder html, IReadOnlyList<Words> line)
    {
        foreach (var words in line)
        {
            html.Append(words.Bold ? "<b>" : "").Append(words.Italic ? "<i>" : "").Append(Safe(words.Text)).Append(words.Italic ? "</i>" : "").Append(words.Bold ? "</b>" : "");
        }
    }

    private static void Foot(StringBuilder html, OfficialFoot foot)
    {
        var isSheet = foot.Recipients.Count == 0;
        html.Append("<footer class=\"foot\">\n<div>");
        if (isSheet)
        {
            html.Append("<p class=\"centred\"><b>").Append(Safe(foot.Signer[0])).Append("</b></p>");
        }
        else
        {
            html.Append("<p><b><i>").Append(DigestTexts.RecipientsLabel).Append("</i></b></p>");
            foreach (var line in foot.Recipients)
            {
                html.Append("<p class=\"recipient\">- ").Append(Safe(line)).Append("</p>");
            }
        }

        html.Append("</div>\n<div>");
        foreach (var line in foot.Signer.Skip(isSheet ? 1 : 0))
        {
            html.Append("<p class=\"centred\"><b>").Append(Safe(line)).Append("</b></p>");
        }

        html.Append("</div>\n</footer>\n");
    }

    private static string Safe(string text) => Encoder.Encode(XmlText.Clean(text));
}
