using System.Globalization;
using System.Text;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Replaces personal data in a text by what it was; registered by the host.</summary>
public delegate string MaskPersonalData(string text);

/// <summary>
/// A text as it leaves this machine: NFC, personal data masked, within the service's length. There is no other way to the service than through here.
/// </summary>
public sealed record OutgoingText
{
    /// <summary>Below the 5,120 text elements that the service takes; 25 of them fit into a job (125,000).</summary>
    public const int MostElements = 5_000;

    // Azure bills by the text record of 1,000 characters, begun ones in full.
    private const int ElementsPerRecord = 1_000;

    // A Vietnamese telephone number has ten digits, the shortest identity number nine: eight in a row are left to nobody.
    private const int MostDigits = 7;
    private const string Hidden = "[…]";

    private OutgoingText(string text, int elements) => (Text, Elements) = (text, elements);

    public string Text { get; }

    /// <summary>Text elements, by which the service measures.</summary>
    public int Elements { get; }

    /// <summary>Text records that Azure bills for it.</summary>
    public int Records => Math.Max(1, (Elements + ElementsPerRecord - 1) / ElementsPerRecord);

    public static OutgoingText Of(string text, MaskPersonalData mask)
    {
        var hidden = Guard(mask(text.Normalize(NormalizationForm.FormC))).Trim();
        var cut = Cut(hidden);
        return new OutgoingText(cut, new StringInfo(cut).LengthInTextElements);
    }

    /// <summary>
    /// Hides what no list may let through, whatever the mask did: digits that together could be a number of somebody (also with blanks, points or dashes between
    /// them), and anything with an at sign.
    /// </summary>
    internal static string Guard(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var (end, digits) = Number(text, at);
            if (digits > MostDigits)
            {
                kept.Append(Hidden);
                at = end;
                continue;
            }

            var next = Math.Max(end, at + 1);
            kept.Append(text, at, next - at);
            at = next;
        }

        return kept.ToString().Contains('@', StringComparison.Ordinal)
            ? string.Join(' ', kept.ToString().Split(' ').Select(word => word.Contains('@', StringComparison.Ordinal) ? Hidden : word))
            : kept.ToString();
    }

    /// <summary>The number that begins here: its end (behind its last digit) and how many digits it has.</summary>
    private static (int End, int Digits) Number(string text, int start)
    {
        var (end, digits) = (start, 0);
        for (var at = start; at < text.Length && (char.IsDigit(text[at]) || (digits > 0 && text[at] is ' ' or '.' or '-' or '\u00A0')); at++)
        {
            if (char.IsDigit(text[at]))
            {
                (end, digits) = (at + 1, digits + 1);
            }
        }

        return (end, digits);
    }

    private static string Cut(string text)
    {
        if (text.Length <= MostElements || new StringInfo(text) is not { LengthInTextElements: > MostElements } longText)
        {
            return text;
        }

        var cut = longText.SubstringByTextElements(0, MostElements);
        return cut.LastIndexOf(' ') is var blank and > MostElements / 2 ? cut[..blank] : cut;
    }
}
