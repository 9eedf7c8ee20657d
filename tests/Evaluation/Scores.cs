namespace CivicBot.Evaluation;

/// <summary>How well a group of questions was answered; shares of <paramref name="Count"/>.</summary>
/// <param name="Group">Which questions.</param>
/// <param name="Count">How many.</param>
/// <param name="Top1">The first candidate is accepted.</param>
/// <param name="Top3">One of the first three is.</param>
/// <param name="Answered">Answered as a procedure.</param>
/// <param name="Clarified">Asked back.</param>
/// <param name="ServedRight">Answered with an accepted procedure, or asked back with one among the options.</param>
/// <param name="Wrong">Answered with a procedure that is not accepted: the worst that can happen.</param>
/// <param name="Facet">The facet is the expected one.</param>
public sealed record QuestionScores(
    string Group, int Count, double Top1, double Top3, double Answered, double Clarified, double ServedRight, double Wrong, double Facet)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Group,-24} n={Count,4} top-1 {Top1:0.000} top-3 {Top3:0.000} answered {Answered:0.000} clarified {Clarified:0.000} served right {ServedRight:0.000} wrong {Wrong:0.000} facet {Facet:0.000}");
}

/// <summary>How messages that are no questions about our procedures were recognised.</summary>
/// <param name="Label">The intent expected.</param>
/// <param name="Count">How many.</param>
/// <param name="Recognised">Share with that intent.</param>
/// <param name="Taken">What they were taken for.</param>
public sealed record IntentScores(string Label, int Count, double Recognised, IReadOnlyDictionary<string, int> Taken)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Label,-24} n={Count,4} recognised {Recognised:0.000}  taken for {string.Join(", ", Taken.OrderByDescending(t => t.Value).Select(t => $"{t.Key} {t.Value}"))}");
}

/// <summary>Counts.</summary>
public static class Scoring
{
    /// <summary>Scores of the questions that one of our procedures answers, all and by group.</summary>
    public static IReadOnlyList<QuestionScores> OfQuestions(IReadOnlyCollection<LabelledMessage> messages, IReadOnlyDictionary<string, Answer> answers)
    {
        var answerable = messages.Where(m => m.Slugs is { Count: > 0 }).ToList();
        return
        [
            .. Groups.Select(g => (g.Name, Messages: answerable.Where(g.Holds).ToList()))
                .Where(g => g.Messages.Count > 0)
                .Select(g => Score(g.Name, g.Messages, answers)),
        ];
    }

    public static IReadOnlyList<IntentScores> OfIntents(IReadOnlyCollection<LabelledMessage> messages, IReadOnlyDictionary<string, Answer> answers) =>
    [
        .. messages.Where(m => m.Label is not null)
            .GroupBy(m => m.Label!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new IntentScores(
                g.Key,
                g.Count(),
                Share(g, m => answers.GetValueOrDefault(m.Id)?.Intent == m.Label),
                g.GroupBy(m => answers.GetValueOrDefault(m.Id)?.Intent ?? "(no answer)", StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Count(), StringComparer.Ordinal))),
    ];

    /// <summary>Share of messages without an answer of ours that were wrongly given one.</summary>
    public static double AnsweredAnyway(IReadOnlyCollection<LabelledMessage> messages, IReadOnlyDictionary<string, Answer> answers) =>
        Share(messages.Where(m => m.Slugs is not { Count: > 0 }), m => answers.GetValueOrDefault(m.Id)?.Intent == "procedure");

    private static IEnumerable<(string Name, Func<LabelledMessage, bool> Holds)> Groups =>
    [
        ("all", _ => true),
        ("conversations", m => m.Turns is not null),
        ("citizens' own words", m => m.SourceType is "letter" or "newspaper" or "portal" or "forum"),
        ("written", m => m.Kind == "written"),
        ("no diacritics", m => m.Said.All(s => s.All(char.IsAscii))),
        ("teencode, dialect, typos", m => m.Style is "teencode" or "dialect" or "typo" or "voice"),
        ("situations", m => m.Style == "situation"),
    ];

    private static QuestionScores Score(string group, List<LabelledMessage> messages, IReadOnlyDictionary<string, Answer> answers)
    {
        return new QuestionScores(
            group,
            messages.Count,
            Of((m, a) => Accepts(m, a.Ranked.Take(1))),
            Of((m, a) => Accepts(m, a.Ranked.Take(3))),
            Of((_, a) => a.Intent == "procedure"),
            Of((_, a) => a.Intent == "clarify"),
            Of((m, a) => a.Intent == "procedure" ? Accepts(m, [a.Slug!]) : a.Intent == "clarify" && Accepts(m, a.Ranked.Take(3))),
            Of((m, a) => a.Intent == "procedure" && !Accepts(m, [a.Slug!])),
            Of((m, a) => a.Facet == m.ExpectedFacet));

        double Of(Func<LabelledMessage, Answer, bool> holds) => Share(messages, m => answers.TryGetValue(m.Id, out var answer) && holds(m, answer));
    }

    private static bool Accepts(LabelledMessage message, IEnumerable<string> slugs) => slugs.Any(s => message.Slugs!.Contains(s, StringComparer.Ordinal));

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> holds)
    {
        var list = all.ToList();
        return list.Count == 0 ? 0 : (double)list.Count(holds) / list.Count;
    }
}
