using System.Text;
using CsvHelper;

namespace CivicBot.Comments.Import;

/// <summary>Reads CSV with comma, semicolon or tab, in UTF-8 or (with its mark) UTF-16. Other encodings are refused: read wrongly, they would spoil every word.</summary>
internal static class CsvSheet
{
    private const int MostRows = 200_000;
    private static readonly char[] Delimiters = ['\t', ';', ','];

    /// <exception cref="ImportFileException">The encoding or the quoting is wrong.</exception>
    public static Sheet Read(byte[] content)
    {
        var text = Decode(content);
        long? unclosed = null;
        var options = new CsvReaderOptions
        {
            Separator = DelimiterOf(text),
            HasHeader = false,
            SkipEmptyLines = false,
            OnMalformedRecord = bad => unclosed ??= bad.Reason == CsvMalformedReason.UnterminatedQuote ? bad.RecordNumber : null,
        };
        using var reader = CsvReader.FromText(text, options);
        var rows = new List<SheetRow>();
        while (reader.Read())
        {
            var row = new SheetRow((int)reader.RowNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index).Trim())]);
            if (!row.IsEmpty)
            {
                rows.Add(row);
            }

            if (rows.Count > MostRows)
            {
                throw new ImportFileException(FormattableString.Invariant($"The list has more than {MostRows} rows; divide it."));
            }
        }

        return unclosed is { } number
            ? throw new ImportFileException(FormattableString.Invariant($"Row {number}: a quotation mark is opened and never closed; save the list again as CSV UTF-8, or hand in the .xlsx."))
            : new Sheet(rows);
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return content switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Strict(new UTF8Encoding(false, throwOnInvalidBytes: true), content.AsSpan(3)),
                [0xFF, 0xFE, ..] => Strict(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), content.AsSpan(2)),
                [0xFE, 0xFF, ..] => Strict(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), content.AsSpan(2)),
                _ => Strict(new UTF8Encoding(false, throwOnInvalidBytes: true), content),
            };
        }
        catch (DecoderFallbackException wrong)
        {
            throw new ImportFileException("The list is not in UTF-8; in the spreadsheet program choose 'CSV UTF-8' when saving, or hand in the .xlsx.", wrong);
        }
    }

    private static string Strict(Encoding encoding, ReadOnlySpan<byte> content) => encoding.GetString(content);

    /// <summary>The one that the first line with any has most often outside quotation marks.</summary>
    private static char DelimiterOf(string text)
    {
        foreach (var line in text.Split('\n').Take(20))
        {
            var counts = Delimiters.Select(delimiter => (Delimiter: delimiter, Count: Outside(line, delimiter))).ToList();
            if (counts.MaxBy(one => one.Count) is { Count: > 0 } most)
            {
                return most.Delimiter;
            }
        }

        return ',';
    }

    private static int Outside(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            count += letter == delimiter && !quoted ? 1 : 0;
        }

        return count;
    }
}
