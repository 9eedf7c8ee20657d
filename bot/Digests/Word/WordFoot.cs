using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CivicBot.Digests.Word;

/// <summary>Recipients on the left, who signs on the right.</summary>
internal static class WordFoot
{
    private const double RecipientsShare = 0.5;

    // Room for a signature and a stamp.
    private const int EmptyLines = 4;

    public static IEnumerable<OpenXmlElement> Of(OfficialFoot foot, int width)
    {
        var left = (int)(width * RecipientsShare);
        var isSheet = foot.Recipients.Count == 0;
        OpenXmlElement[] recipients = isSheet
            ? [WordHead.Centred(foot.Signer[0], PageMeasures.PointsBody, bold: true)]
            :
            [
                new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Recipients }), WordBlocks.Run(DigestTexts.RecipientsLabel, bold: true, italic: true, points: PageMeasures.PointsTable)),
                .. foot.Recipients.Select(line => (OpenXmlElement)WordBlocks.Line(WordStyles.Recipients, "- " + line)),
            ];
        OpenXmlElement[] signer =
        [
            .. foot.Signer.Skip(isSheet ? 1 : 0).Select(line => (OpenXmlElement)WordHead.Centred(line, PageMeasures.PointsBody, bold: true)),
            .. Enumerable.Range(0, EmptyLines).Select(_ => (OpenXmlElement)WordHead.Centred("", PageMeasures.PointsBody)),
        ];
        yield return new Paragraph(new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Line = "160", LineRule = LineSpacingRuleValues.Exact }));
        yield return WordHead.Bare([left, width - left], [recipients, signer]);
    }
}
