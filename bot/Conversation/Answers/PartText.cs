using CivicBot.Conversation.Reading;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Conversation.Answers;

/// <summary>What an entry says on one part: the section itself, or for parts without a section the lines that belong to them.</summary>
internal static class PartText
{
    private static readonly AnswerPart[] InOrder =
    [
        AnswerPart.Papers, AnswerPart.Steps, AnswerPart.Time, AnswerPart.Fee, AnswerPart.Where,
        AnswerPart.Online, AnswerPart.Conditions, AnswerPart.Notes, AnswerPart.LegalGround,
    ];

    // Folded words by which a line speaks of filing online.
    private static readonly string[] OnlineWords = ["truc tuyen", "vneid", "dichvucong", "dich vu cong quoc gia", "nop mang", "qua mang", "cong dich vu cong"];

    /// <summary>Parts that the entry has something on, in the order in which they are offered.</summary>
    public static IEnumerable<AnswerPart> Available(Procedure procedure) =>
        InOrder.Where(part => part is AnswerPart.Online || Items(procedure, part).Count > 0);

    public static IReadOnlyList<SectionItem> Items(Procedure procedure, AnswerPart part) => part switch
    {
        AnswerPart.General => [],
        AnswerPart.Online => OnlineItems(procedure),
        AnswerPart.LegalGround when procedure.Section(SectionKind.LegalGround) is null => [.. procedure.LegalGrounds.Select(ground => new SectionItem("", ground))],
        _ => AnswerParts.SectionOf(part) is { } section ? SectionText.Items(procedure.Section(section)) : [],
    };

    /// <summary>
    /// For "may I", "must I" questions: the lines of the entry that share most with the question, rare words counting more. The file's own
    /// section on conditions where it has one; its notes, papers and steps otherwise.
    /// </summary>
    public static IReadOnlyList<SectionItem> Closest(Procedure procedure, string question, int count)
    {
        SectionItem[] items =
        [
            .. new[] { AnswerPart.Conditions, AnswerPart.Notes, AnswerPart.Papers, AnswerPart.Steps, AnswerPart.Where }
                .SelectMany(part => Items(procedure, part))
                .Where(item => !item.IsLead)
                .Select(item => item with { Number = "" }),
        ];
        var words = items.Select(item => Words(item.Text)).ToArray();
        var asked = Words(question);
        asked.ExceptWith(Words(procedure.Name));
        var scored = items.Select((item, index) => (item, index, score: Score(words[index], asked, words)))
            .Where(entry => entry.score > 0)
            .OrderByDescending(entry => entry.score)
            .ThenBy(entry => entry.index)
            .Take(count)
            .ToArray();
        return [.. scored.Where(entry => entry.score >= scored[0].score / 2).Select(entry => entry.item)];
    }

    private static double Score(HashSet<string> line, HashSet<string> asked, HashSet<string>[] all)
    {
        var shared = line.Where(asked.Contains).ToArray();
        return shared.Length < 2 ? 0 : shared.Sum(word => Math.Log((all.Length + 1.0) / all.Count(other => other.Contains(word))));
    }

    /// <summary>Pairs of neighbouring syllables and single longer ones: most Vietnamese words have two syllables.</summary>
    private static HashSet<string> Words(string text)
    {
        var syllables = TypedText.Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = new HashSet<string>(syllables.Where(syllable => syllable.Length > 2), StringComparer.Ordinal);
        words.UnionWith(syllables.Zip(syllables.Skip(1), (first, second) => $"{first} {second}"));
        return words;
    }

    private static bool SpeaksOfOnline(string folded) => Array.Exists(OnlineWords, word => TypedText.Has(folded, word));

    private static SectionItem[] OnlineItems(Procedure procedure)
    {
        var lines = new[] { AnswerPart.Where, AnswerPart.Steps, AnswerPart.Papers }
            .SelectMany(part => Items(procedure, part))
            .Where(item => !item.IsLead && procedure.OnlineService != OnlineService.None && SpeaksOfOnline(TypedText.Folded(item.Text)))
            .Select(item => item with { Number = "" })
            .Distinct();
        var verdict = procedure.OnlineService switch
        {
            OnlineService.Full => Texts.OnlineFull,
            OnlineService.Partial => Texts.OnlinePartial,
            OnlineService.None => Texts.OnlineNone,
            _ => throw new InvalidOperationException($"Procedure '{procedure.Slug}' has an unknown online service."),
        };
        return [new SectionItem(null, verdict), .. lines];
    }
}
