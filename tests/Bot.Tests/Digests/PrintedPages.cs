using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Digests;

namespace CivicBot.Tests.Digests;

/// <summary>Documents drawn to pages by LibreOffice, and the text on them.</summary>
internal sealed partial class PrintedPages(string folder)
{
    /// <summary>Cells beside each other are read line by line.</summary>
    private const int MostBreaks = 6;

    /// <summary>Shorter pieces are on any page.</summary>
    private const int ShortestPiece = 6;

    /// <summary>One start of LibreOffice for all.</summary>
    /// <param name="documents">Names without an ending must differ.</param>
    public void Print(IEnumerable<(string Name, DigestFormat Format, byte[] Document)> documents)
    {
        var files = documents.Select(one =>
        {
            var file = Path.Combine(folder, $"{one.Name}.{one.Format.WireName()}");
            File.WriteAllBytes(file, one.Document);
            return file;
        }).ToList();
        Run("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. files]);
    }

    /// <summary>Each line as it stands on the page, with single spaces.</summary>
    public IReadOnlyList<string> Lines(string name) => [.. Text(name, "-layout").Split('\n').Select(line => Spaces().Replace(line.Trim(), " "))];

    /// <summary>All text without any space, in the order of reading; in that of drawing, diacritics that another font draws stand apart from their letters.</summary>
    public string Run(string name) => Squeezed(Text(name));

    public string Information(string name) => Run("pdfinfo", [Pdf(name)]);

    /// <summary>Whether a text is on the pages; where a line or a page ends, words of another cell or the head of the table may stand in between.</summary>
    /// <param name="run">Of <see cref="Run(string)"/>.</param>
    public static bool Holds(string run, string text)
    {
        var wanted = Squeezed(text);

        // Every place that so many pieces can reach: the longest piece is not always the right one, because another comment may begin with the same words.
        HashSet<int> reached = [0];
        for (var pieces = 0; pieces <= MostBreaks && !reached.Contains(wanted.Length); pieces++)
        {
            reached = [.. reached.SelectMany(from => Ends(run, wanted, from))];
        }

        return reached.Contains(wanted.Length);
    }

    /// <summary>Without any blank: letters of another font stand apart from their word when pages are read.</summary>
    public static string Squeezed(string text) => Blanks().Replace(text.Normalize(), "");

    /// <summary>Where a piece from this place on may end.</summary>
    private static IEnumerable<int> Ends(string run, string text, int from)
    {
        var longest = Longest(run, text.AsSpan(from));
        return from + longest == text.Length
            ? [text.Length]
            : Enumerable.Range(from + ShortestPiece, Math.Max(0, longest - ShortestPiece + 1));
    }

    /// <summary>How much of the beginning is there in one piece.</summary>
    private static int Longest(string run, ReadOnlySpan<char> text)
    {
        var (some, most) = (0, text.Length);
        while (some < most)
        {
            var half = (some + most + 1) / 2;
            (some, most) = run.AsSpan().Contains(text[..half], StringComparison.Ordinal) ? (half, most) : (some, half - 1);
        }

        return some;
    }

    private string Pdf(string name) => Path.Combine(folder, name + ".pdf");

    private string Text(string name, params string[] layout) => Run("pdftotext", [.. layout, Pdf(name), "-"]).Normalize(NormalizationForm.FormC);

    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is missing; tests/run installs it (libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils).", missing);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, program);
            return output;
        }
    }

    [GeneratedRegex(" +", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\s\u00AD]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
