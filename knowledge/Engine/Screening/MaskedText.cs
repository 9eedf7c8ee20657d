using System.Text;
using CivicBot.Knowledge.Screening.PersonalData;

namespace CivicBot.Knowledge.Screening;

/// <summary>A text whose personal data was replaced by what it was ("[số điện thoại]"); offsets map back to the original.</summary>
public sealed class MaskedText
{
    private readonly List<Piece> pieces = [];

    /// <param name="original">The text as written.</param>
    /// <param name="data">What to replace; sorted, without overlaps.</param>
    public MaskedText(string original, IEnumerable<PersonalDatum> data)
    {
        var masked = new StringBuilder(original.Length);
        var at = 0;
        foreach (var datum in data)
        {
            masked.Append(original, at, datum.Start - at);
            var label = ScreeningTexts.Mask(datum.Kind);
            pieces.Add(new Piece(masked.Length, label.Length, datum.Start, datum.Length));
            masked.Append(label);
            at = datum.End;
        }

        masked.Append(original, at, original.Length - at);
        Text = masked.ToString();
    }

    public string Text { get; }

    /// <summary>The place in the original of a place in <see cref="Text"/>; inside a mask, where the masked data begins.</summary>
    public int ToOriginal(int place)
    {
        var shift = 0;
        foreach (var piece in pieces)
        {
            if (place < piece.Start)
            {
                break;
            }

            if (place < piece.Start + piece.Length)
            {
                return piece.OriginalStart;
            }

            shift = piece.OriginalStart + piece.OriginalLength - (piece.Start + piece.Length);
        }

        return place + shift;
    }

    private readonly record struct Piece(int Start, int Length, int OriginalStart, int OriginalLength);
}
