using CivicBot.Digests;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CivicBot.Tests.Digests;

/// <summary>What the Open XML validator has to say of a DOCX or XLSX.</summary>
internal static class DocumentFaults
{
    private const int Most = 5;

    /// <returns>Nothing for other formats.</returns>
    public static IReadOnlyList<string> Of(byte[] document, DigestFormat format)
    {
        using OpenXmlPackage? package = format switch
        {
            DigestFormat.Docx => WordprocessingDocument.Open(new MemoryStream(document), isEditable: false),
            DigestFormat.Xlsx => SpreadsheetDocument.Open(new MemoryStream(document), isEditable: false),
            _ => null,
        };
        return package is null
            ? []
            : [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").Take(Most)];
    }
}
