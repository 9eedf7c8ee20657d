using System.IO.Compression;
using System.Text;
using CivicBot.Digests;

namespace CivicBot.Tests.Digests;

/// <summary>Everything that a document holds, as text: of DOCX and XLSX each part of the package.</summary>
internal static class DocumentText
{
    public static string Of(byte[] document, DigestFormat format)
    {
        if (format is DigestFormat.Html or DigestFormat.Json)
        {
            return Encoding.UTF8.GetString(document);
        }

        using var package = new ZipArchive(new MemoryStream(document));
        var text = new StringBuilder();
        foreach (var part in package.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(reader.ReadToEnd()).Append('\n');
        }

        return text.ToString();
    }
}
