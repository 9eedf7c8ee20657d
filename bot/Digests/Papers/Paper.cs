namespace CivicBot.Digests.Papers;

/// <summary>
/// A document (văn bản) as its parts, the same for DOCX and HTML: A4, Times New Roman, head and signature as Decree 30/2020/NĐ-CP, appendix I, asks. Says what stands where, not how it is drawn.
/// </summary>
public sealed record Paper
{
    public required OfficialHead Head { get; init; }

    /// <summary>Name of the kind of document, capitals; null for an official letter (công văn), which has none.</summary>
    public string? Type { get; init; }

    /// <summary>What it is about (trích yếu).</summary>
    public required string Subject { get; init; }

    /// <summary>A letter's "Kính gửi".</summary>
    public string? SentTo { get; init; }

    public required IReadOnlyList<Block> Body { get; init; }

    public OfficialFoot? Foot { get; init; }

    /// <summary>On a new page behind the signature (phụ lục).</summary>
    public Annex? Annex { get; init; }

    public bool Landscape { get; init; }
}

/// <summary>Quốc hiệu, tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh và ngày.</summary>
/// <param name="Agency">Lines of the agency's name, the last one bold with a line below.</param>
/// <param name="Number">"Số: … /BC-UBND".</param>
/// <param name="LetterSubject">A letter's "V/v …" below the number; null elsewhere.</param>
/// <param name="PlaceAndDate">"An Mẫu, ngày … tháng 12 năm 2026".</param>
public sealed record OfficialHead(IReadOnlyList<string> Agency, string Number, string? LetterSubject, string PlaceAndDate);

/// <summary>Nơi nhận, và quyền hạn, chức vụ của người ký.</summary>
/// <param name="Signer">Lines above the signature: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".</param>
public sealed record OfficialFoot(IReadOnlyList<string> Recipients, IReadOnlyList<string> Signer);

/// <param name="Name">"PHỤ LỤC".</param>
/// <param name="With">"(Kèm theo Báo cáo số …)".</param>
public sealed record Annex(string Name, string Title, string With, IReadOnlyList<Block> Body);

/// <summary>A part of a document, from top to bottom.</summary>
public abstract record Block
{
    private Block()
    {
    }

    /// <param name="Level">1 or 2.</param>
    public sealed record Heading(int Level, string Text) : Block;

    public sealed record Paragraph(IReadOnlyList<Words> Words, ParagraphLook Look = ParagraphLook.Body) : Block
    {
        public Paragraph(string text, ParagraphLook look = ParagraphLook.Body)
            : this([new Words(text)], look)
        {
        }
    }

    /// <param name="Columns">Headings and widths, which are parts of the width of the page.</param>
    /// <param name="RowHeight">At least, millimetres; for handwriting.</param>
    public sealed record Table(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows, double RowHeight = 0) : Block;

    /// <summary>Dotted lines to write on.</summary>
    public sealed record WritingLines(int Count) : Block;
}

public enum ParagraphLook
{
    /// <summary>Justified, first line indented.</summary>
    Body,

    /// <summary>A dash in front.</summary>
    Item,

    /// <summary>Smaller, for remarks.</summary>
    Remark,
}

/// <param name="Text">One line; further lines are further paragraphs.</param>
public sealed record Words(string Text, bool Bold = false, bool Italic = false);

/// <param name="Part">Its width against the others'.</param>
public sealed record PaperColumn(string Name, double Part, ColumnLook Look = ColumnLook.Text);

public enum ColumnLook
{
    Text,

    /// <summary>Numbers and marks in the middle.</summary>
    Centred,
}

/// <param name="Look">A row over all columns has one cell.</param>
public sealed record PaperRow(IReadOnlyList<PaperCell> Cells, RowLook Look = RowLook.Plain)
{
    public static PaperRow Of(params string[] cells) => new([.. cells.Select(PaperCell.Of)]);

    public static PaperRow Total(params string[] cells) => new([.. cells.Select(cell => new PaperCell([[new Words(cell, Bold: true)]]))], RowLook.Total);

    /// <summary>One cell over all columns.</summary>
    public static PaperRow Band(string text) => new([new PaperCell([[new Words(text, Bold: true)]])], RowLook.Band);
}

public enum RowLook
{
    Plain,
    Total,
    Band,
}

/// <param name="Paragraphs">Each a line of words; none: an empty cell.</param>
public sealed record PaperCell(IReadOnlyList<IReadOnlyList<Words>> Paragraphs)
{
    public static PaperCell Of(string text) => new([[new Words(text)]]);

    public int Length => Paragraphs.Sum(paragraph => paragraph.Sum(words => words.Text.Length));
}
