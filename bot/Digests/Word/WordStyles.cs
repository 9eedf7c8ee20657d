using System.Globalization;
using CivicBot.Digests.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CivicBot.Digests.Word;

/// <summary>The styles of a paper; a clerk who changes one changes it everywhere.</summary>
internal static class WordStyles
{
    public const string Normal = "Normal";
    public const string Body = "VanBan";
    public const string Item = "GachDauDong";
    public const string Remark = "GhiChu";
    public const string Cell = "OBang";
    public const string CellCentred = "OBangGiua";
    public const string CellHead = "DauBang";
    public const string Centred = "CanGiua";
    public const string Type = "TenLoai";
    public const string Subject = "TrichYeu";
    public const string Head = "DauVanBan";
    public const string PageNumber = "SoTrang";
    public const string Recipients = "NoiNhan";
    public const string Grid = "BangKe";

    private const string SingleLine = "240";

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = PageMeasures.Font, HighAnsi = PageMeasures.Font, EastAsia = PageMeasures.Font, ComplexScript = PageMeasures.Font },
                new FontSize { Val = Half(PageMeasures.PointsBody) },
                new FontSizeComplexScript { Val = Half(PageMeasures.PointsBody) },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0", Line = SingleLine, LineRule = LineSpacingRuleValues.Auto }))),
        Style(Normal, "Normal", PageMeasures.PointsBody, isDefault: true),
        Style(Body, "Văn bản", PageMeasures.PointsBody, JustificationValues.Both, after: 6, firstLine: 10),
        Style(Item, "Gạch đầu dòng", PageMeasures.PointsBody, JustificationValues.Both, after: 4, firstLine: 10),
        Style(Remark, "Ghi chú", PageMeasures.PointsRemark, JustificationValues.Both, before: 4, after: 2, italic: true),
        Style(Cell, "Ô bảng", PageMeasures.PointsTable, JustificationValues.Left, before: 1, after: 1),
        Style(CellCentred, "Ô bảng giữa", PageMeasures.PointsTable, JustificationValues.Center, before: 1, after: 1),
        Style(CellHead, "Đầu bảng", PageMeasures.PointsTable, JustificationValues.Center, before: 2, after: 2, bold: true),
        Style(Centred, "Căn giữa", PageMeasures.PointsBody, JustificationValues.Center, after: 6),
        Style(Type, "Tên loại văn bản", PageMeasures.PointsType, JustificationValues.Center, before: 12, bold: true),
        Style(Subject, "Trích yếu", PageMeasures.PointsType, JustificationValues.Center, after: 6, bold: true),
        Style(Head, "Đầu văn bản", PageMeasures.PointsNation, JustificationValues.Center),
        Style(PageNumber, "Số trang", PageMeasures.PointsBody, JustificationValues.Center),
        Style(Recipients, "Nơi nhận", PageMeasures.PointsRemark, JustificationValues.Left),
        Heading(1, PageMeasures.PointsBody, italic: false),
        Heading(2, PageMeasures.PointsBody, italic: true),
        TableGrid());

    public static string Heading(int level) => $"Heading{level}";

    /// <summary>Font sizes are given in half points.</summary>
    public static string Half(double points) => ((int)Math.Round(points * 2)).ToString(CultureInfo.InvariantCulture);

    private static string Twentieths(double points) => ((int)Math.Round(points * 20)).ToString(CultureInfo.InvariantCulture);

    private static Style Heading(int level, double points, bool italic)
    {
        var style = Style(Heading(level), $"heading {level}", points, JustificationValues.Left, before: 10, after: 4, bold: true, italic: italic);
        style.StyleParagraphProperties!.PrependChild(new KeepNext());
        style.StyleParagraphProperties.Append(new OutlineLevel { Val = level - 1 });
        return style;
    }

    private static Style Style(
        string id, string name, double points, JustificationValues justification = JustificationValues.Left, double before = 0, double after = 0, double firstLine = 0, bool bold = false, bool italic = false, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        paragraph.Append(new SpacingBetweenLines { Before = Twentieths(before), After = Twentieths(after) });
        if (firstLine > 0)
        {
            paragraph.Append(new Indentation { FirstLine = PageMeasures.Twips(firstLine).ToString(CultureInfo.InvariantCulture) });
        }

        paragraph.Append(new Justification { Val = justification });
        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold());
        }

        if (italic)
        {
            run.Append(new Italic());
        }

        run.Append(new FontSize { Val = Half(points) }, new FontSizeComplexScript { Val = Half(points) });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.CustomStyle = !id.StartsWith("Heading", StringComparison.Ordinal);
            style.Append(new BasedOn { Val = Normal });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static Style TableGrid() => new(
        new StyleName { Val = "Bảng kẻ" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 },
                new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        StyleId = Grid,
        CustomStyle = true,
    };
}
