using CivicBot.Knowledge.Issues;
using CivicBot.Knowledge.Places;
using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Duplicates;

/// <summary>Prepares comments for comparison.</summary>
internal sealed class TraitReader(PlaceLexicon places, MatterLexicon matters)
{
    private const double VagueAlone = 0.5;
    private const double VagueBeside = 0.2;
    private const int UsualKeyFrom = 4;

    public CommentTraits Read(string id, AnalysedText text, PlaceReading place, IReadOnlyList<string>? topics)
    {
        var typed = PlaceText.Of(text.Original);
        var mentions = matters.Find(text);
        mentions.RemoveAll(m => IsInside(text, m, place));
        var elsewhere = matters.Find(WithoutPlaces(text, place)).Where(m => !mentions.Exists(o => o.Matter == m.Matter)).ToList();
        return new CommentTraits(
            id,
            text.IsToneless,
            Padded(typed, w => w.Text),
            Padded(typed, w => w.Folded),
            Names(place),
            Numbers(place),
            Pairs(typed, text, mentions),
            Keys(typed),
            Matters([.. mentions, .. elsewhere]),
            mentions.Concat(elsewhere).Where(m => m.IsDoubtful && !m.Matter.IsThing).Select(m => m.Matter.Id).ToHashSet(StringComparer.Ordinal),
            Things(mentions, place),
            Words(text, place),
            topics);
    }

    private static string Padded(PlaceText text, Func<PlaceWord, string> form) => $" {string.Join(' ', text.Words.Select(form))} ";

    private static List<TraitName> Names(PlaceReading place)
    {
        var names = new List<TraitName>();
        foreach (var part in place.Parts)
        {
            if (part.Name is { } name && !names.Exists(n => n.Name == name && n.Class == part.Class))
            {
                names.Add(new TraitName(part.Kind, part.Class, name, part.FoldedName!));
            }
        }

        return names;
    }

    private static Dictionary<string, HashSet<string>> Numbers(PlaceReading place)
    {
        var numbers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var part in place.Parts)
        {
            if (part.Numbers.Count == 0)
            {
                continue;
            }

            if (!numbers.TryGetValue(part.Class, out var set))
            {
                numbers[part.Class] = set = new HashSet<string>(StringComparer.Ordinal);
            }

            set.UnionWith(part.Numbers);
        }

        return numbers;
    }

    /// <summary>Pairs outside of known phrases that no example holds.</summary>
    private HashSet<string> Pairs(PlaceText typed, AnalysedText text, List<MatterMention> mentions)
    {
        var known = new HashSet<int>();
        foreach (var mention in mentions.Where(m => !m.IsDoubtful))
        {
            for (var i = mention.FirstWord; i < mention.FirstWord + mention.Length; i++)
            {
                known.Add(text.Words[i].Start);
            }
        }

        var pairs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < typed.Words.Length; i++)
        {
            var (first, second) = (typed.Words[i - 1], typed.Words[i]);
            if (second.AfterBreak || first.IsNumber || second.IsNumber || known.Contains(first.Start) || known.Contains(second.Start)
                || places.Markers.Find(typed.Words, i - 1, text.IsToneless).Length > 0 || first.Folded.Length < 2 || second.Folded.Length < 2 || places.Background.CountOf(first.Folded, second.Folded) > 0)
            {
                continue;
            }

            pairs.Add($"{first.Folded} {second.Folded}");
        }

        return pairs;
    }

    /// <summary>Neighbouring words that few examples hold together: among them are all names, marked or not.</summary>
    private HashSet<string> Keys(PlaceText typed)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < typed.Words.Length; i++)
        {
            var (first, second) = (typed.Words[i - 1], typed.Words[i]);
            if (!second.AfterBreak && places.Background.CountOf(first.Folded, second.Folded) < UsualKeyFrom)
            {
                keys.Add($"{first.Folded} {second.Folded}");
            }
        }

        return keys;
    }

    private static Dictionary<string, double> Matters(List<MatterMention> mentions)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var mention in mentions.Where(m => m is { IsDoubtful: false, Matter.IsThing: false }))
        {
            found[mention.Matter.Id] = IsVague(mention.Matter) ? VagueAlone : 1;
        }

        // "báo cháy hỏng": damage counts little beside a matter that says what.
        if (found.Values.Any(w => w >= 1))
        {
            foreach (var vague in mentions.Where(m => !m.Matter.IsThing && IsVague(m.Matter)).Select(m => m.Matter.Id))
            {
                found[vague] = VagueBeside;
            }
        }

        // "karaoke" says more than "noise": of a matter and its wider one only the narrower counts.
        foreach (var wider in mentions.Where(m => !m.IsDoubtful).Select(m => m.Matter.Wider).OfType<string>())
        {
            found.Remove(wider);
        }

        return found;
    }

    /// <summary>Said of nearly anything: hư hỏng, tăng giá.</summary>
    private static bool IsVague(Matter matter) => matter is { Wider: null, Topic: null };

    private static HashSet<string> Things(List<MatterMention> mentions, PlaceReading place)
    {
        var things = mentions.Where(m => m is { IsDoubtful: false, Matter.IsThing: true }).Select(m => m.Matter.Id).ToHashSet(StringComparer.Ordinal);
        things.UnionWith(place.Parts.Where(p => p.Kind is PlaceKind.Landmark or PlaceKind.Business).Select(p => "place:" + p.Class));
        return things;
    }

    private Dictionary<string, double> Words(AnalysedText text, PlaceReading place)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in text.Words)
        {
            if (word.Kind == TokenKind.Word && !place.Parts.Any(p => p.IsDistinct && p.Span.Start <= word.Start && word.Start < p.Span.End))
            {
                words[word.Folded] = Rarity(word.Folded);
            }
        }

        return words;
    }

    /// <summary>Near 0 for words in every comment, near 1 for words in few.</summary>
    private double Rarity(string folded)
    {
        var all = Math.Max(500, places.Background.Texts);
        return Math.Max(0, Math.Log((all + 1.0) / (places.Background.CountOf(folded) + 1.0)) / Math.Log(all + 1.0)) is var rarity && rarity < 0.3 ? 0.02 : rarity;
    }

    /// <summary>"điện [ấp 3 Tân Phú] yếu": the words on both sides of a place belong together.</summary>
    private static AnalysedText WithoutPlaces(AnalysedText text, PlaceReading place) =>
        new(text.Original, [.. text.Tokens.Where(t => !place.Parts.Any(p => p.IsDistinct && p.Span.Start <= t.Start && t.Start < p.Span.End))], text.IsToneless);

    private static bool IsInside(AnalysedText text, MatterMention mention, PlaceReading place)
    {
        var first = text.Words[mention.FirstWord];
        var last = text.Words[mention.FirstWord + mention.Length - 1];
        return place.Parts.Any(p => p.IsDistinct && p.Span.Start <= first.Start && last.Start + last.Length <= p.Span.End);
    }
}
