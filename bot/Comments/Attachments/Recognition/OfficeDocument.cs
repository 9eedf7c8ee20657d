using System.IO.Compression;
using System.Text;

namespace CivicBot.Comments.Attachments.Recognition;

/// <summary>Documents that are ZIP archives inside. Only their table of contents and the one word that names an OpenDocument are read; nothing is unpacked.</summary>
internal static class OfficeDocument
{
    private const int MostParts = 10_000;
    private const int LongestMark = 100;

    /// <returns>Null for every other archive, and for a damaged one.</returns>
    public static ContentFormat? Recognise(Stream content)
    {
        try
        {
            using var archive = Open(content);
            var parts = archive.Entries;
            return parts.Count > MostParts ? null
                : archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("word/document.xml") is not null ? ContentFormat.Docx
                : archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("xl/workbook.xml") is not null ? ContentFormat.Xlsx
                : parts is [{ FullName: "mimetype" } first, ..] ? OpenDocument(first)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Programs inside a document. It is a recognised document: damage would have shown before.</summary>
    public static bool HasMacros(Stream content)
    {
        using var archive = Open(content);
        return archive.Entries.Any(part =>
            part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || part.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || part.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase));
    }

    private static ZipArchive Open(Stream content)
    {
        content.Position = 0;
        return new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static ContentFormat? OpenDocument(ZipArchiveEntry mark)
    {
        if (mark.Length > LongestMark)
        {
            return null;
        }

        using var reader = new StreamReader(mark.Open(), Encoding.ASCII);
        var buffer = new char[LongestMark];
        var type = new string(buffer, 0, reader.ReadBlock(buffer));
        return type == ContentFormat.Odt.Type ? ContentFormat.Odt
            : type == ContentFormat.Ods.Type ? ContentFormat.Ods
            : null;
    }
}
