using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Places;

/// <summary>Puts the parts of a place together as the citizen wrote them: "đường Trần Phú, đoạn gần chợ Cá".</summary>
internal sealed class PlacePhrase(PlaceLexicon lexicon)
{
    private const int LongestGap = 4;
    private const int LongestDisplay = 160;

    /// <summary>The whole place as one phrase, or null.</summary>
    public string? Of(PlaceText text, IReadOnlyList<PlacePart> parts)
    {
        var marked = parts.Any(p => p.Kind != PlaceKind.Named && p.IsDistinct);
        var phrases = new List<TextSpan>();
        TextSpan? last = null;
        foreach (var part in parts)
        {
            if (part.Kind == PlaceKind.Named && marked && !IsTied(text, part, last))
            {
                continue;
            }

            var span = WithRelations(text, part.Span);
            if (last is { } before && IsJoined(text, before.End, part.Span.Start))
            {
                phrases[^1] = Closed(text.Original, TextSpan.Between(before.Start, part.Span.End));
            }
            else
            {
                phrases.Add(span);
            }

            last = phrases[^1];
        }

        return Written(text, phrases, parts);
    }

    private static string? Written(PlaceText text, List<TextSpan> phrases, IReadOnlyList<PlacePart> parts)
    {
        var shown = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasDistinct = parts.Any(p => p.IsDistinct);
        foreach (var span in phrases)
        {
            var words = span.Of(text.Original);
            var isDistinct = parts.Any(p => p.IsDistinct && p.Span.Start >= span.Start && p.Span.End <= span.End);
            if ((isDistinct || !hasDistinct) && seen.Add(VietnameseLetters.Fold(words)) && shown.Sum(s => s.Length) + words.Length <= LongestDisplay)
            {
                shown.Add(words);
            }
        }

        return shown.Count == 0 ? null : string.Join(", ", shown);
    }

    /// <summary>A name alone counts where it goes on from another part or stands behind "ở", "đoạn", "gần".</summary>
    private bool IsTied(PlaceText text, PlacePart part, TextSpan? last)
    {
        var at = Array.FindIndex(text.Words, w => w.Start == part.Span.Start);
        return (last is { } before && IsJoined(text, before.End, part.Span.Start))
            || (at > 0 && !text.Words[at].AfterBreak && lexicon.Relations.Find(text.Words, at - 1, text.IsToneless).Length > 0);
    }

    /// <summary>Nothing but words like "đoạn", "thuộc", "gần" or a comma lies between.</summary>
    private bool IsJoined(PlaceText text, int from, int to)
    {
        var words = text.Words;
        var first = Array.FindIndex(words, w => w.Start >= from);
        var gap = text.Original.AsSpan(from, Math.Max(0, to - from));
        if (first < 0 || to < from || gap.ContainsAny('.', ';', '\n') || gap.ContainsAny(':', '!', '?'))
        {
            return false;
        }

        var count = 0;
        for (var i = first; i < words.Length && words[i].Start < to;)
        {
            var (length, _) = lexicon.Relations.Find(words, i, text.IsToneless);
            if (length == 0 || ++count > LongestGap)
            {
                return false;
            }

            i += length;
        }

        return true;
    }

    /// <summary>"gần chợ", "trước số 15": the words before belong to the place.</summary>
    private TextSpan WithRelations(PlaceText text, TextSpan part)
    {
        var words = text.Words;
        var at = Array.FindIndex(words, w => w.Start == part.Start);
        var start = at;
        for (var back = at - 1; back >= Math.Max(0, at - 3); back--)
        {
            var (length, phrase) = lexicon.Relations.Find(words, back, text.IsToneless);
            if (length > 0 && back + length >= start && !words[start].AfterBreak && lexicon.ShownRelations.Contains(phrase!))
            {
                start = back;
            }
        }

        return Closed(text.Original, TextSpan.Between(words[start].Start, part.End));
    }

    /// <summary>"Xóm Giếng (Mỹ Lộc)": a bracket that was opened is closed.</summary>
    private static TextSpan Closed(string original, TextSpan span)
    {
        var written = original.AsSpan(span.Start, span.Length);
        return written.Contains('(') && !written.Contains(')') && span.End < original.Length && original[span.End] == ')' ? new TextSpan(span.Start, span.Length + 1) : span;
    }
}
