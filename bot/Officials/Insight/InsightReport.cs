using CivicBot.Comments.Corrections;
using CivicBot.Comments.Lists;
using CivicBot.Comments.Records;
using CivicBot.Communes;
using CivicBot.Knowledge.Topics;
using CivicBot.Officials.Comments;

namespace CivicBot.Officials.Insight;

/// <summary>Makes figures and charts of what was counted. Pure.</summary>
/// <param name="commune">The one commune that is looked at; null: several, and places are communes.</param>
internal sealed class InsightReport(InsightNumbers numbers, InsightPeriod period, TopicScheme scheme, ICommuneDirectory communes, string? commune)
{
    private static readonly (int From, int? To)[] AnswerDays = [(0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, null)];

    private static readonly CorrectedPart[] Parts = [CorrectedPart.Topics, CorrectedPart.Place, CorrectedPart.Competence, CorrectedPart.Group, CorrectedPart.Flags, CorrectedPart.Masking];

    private readonly CommentSearch all = new() { From = InsightPeriod.Wire(period.From), To = InsightPeriod.Wire(period.To), Commune = commune };

    public IReadOnlyList<InsightFigure> Figures() =>
    [
        new(InsightTexts.Received, InsightTexts.Number(numbers.Total(now: true)), InsightTexts.Before(InsightTexts.Number(numbers.Total(now: false))), all),
        new(InsightTexts.Median, InsightTexts.Days(numbers.AnsweredWithin(now: true, 0.5)), InsightTexts.Before(InsightTexts.Days(numbers.AnsweredWithin(now: false, 0.5))), null),
        new(InsightTexts.NinetyPercent, InsightTexts.Days(numbers.AnsweredWithin(now: true, 0.9)), InsightTexts.Before(InsightTexts.Days(numbers.AnsweredWithin(now: false, 0.9))), null),
        new(InsightTexts.InTime, InsightTexts.Share(numbers.InTimeShare(now: true)), InsightTexts.Before(InsightTexts.Share(numbers.InTimeShare(now: false))), null),
        new(InsightTexts.Overdue, InsightTexts.Number(numbers.Ended(now: true, AnswerProgress.Overdue)), InsightTexts.Before(InsightTexts.Number(numbers.Ended(now: false, AnswerProgress.Overdue))), all with { Show = "overdue" }),
        new(InsightTexts.Satisfaction, InsightTexts.Stars(numbers.MeanStars(now: true)), InsightTexts.Before(InsightTexts.Stars(numbers.MeanStars(now: false))), null),
        new(InsightTexts.Agreement, InsightTexts.Share(numbers.Agreement(now: true)), InsightTexts.Before(InsightTexts.Share(numbers.Agreement(now: false))), null),
        new(InsightTexts.Recurring, InsightTexts.Number(Recurring(now: true)), InsightTexts.Before(InsightTexts.Number(Recurring(now: false))), all with { Show = "recurring" }),
    ];

    /// <summary>The one sentence for who reads no further.</summary>
    public string TopLine()
    {
        var topic = Topics().Bars;
        return InsightTexts.TopLine(
            period,
            numbers.Total(now: true),
            numbers.Total(now: false),
            topic.Count == 0 ? null : topic[0],
            numbers.AnsweredWithin(now: true, 0.5),
            numbers.Ended(now: true, AnswerProgress.Overdue));
    }

    public IReadOnlyList<InsightChart> Charts() =>
        [Time(), Topics(), Places(), Answers(), InTime(), Ratings(), Agreement(), Corrected(), Recurrence(), Channels()];

    private InsightChart Time()
    {
        var bars = period.Spans().Select(span => new InsightBar(
            InsightTexts.Span(span, period),
            numbers.Days.Where(day => day.On >= span.From && day.On <= span.To).Sum(day => day.Count),
            Before: null,
            all with { From = InsightPeriod.Wire(span.From), To = InsightPeriod.Wire(span.To) }));
        return Chart("time", [.. bars], upright: true);
    }

    private InsightChart Topics() => Chart("topic", ByTopic(_ => true, topic => all with { Main = topic }));

    private InsightChart Recurrence() => Chart("recurrence", ByTopic(kind => kind.Recurring, topic => all with { Main = topic, Show = "recurring" }));

    private InsightChart Corrected() => Chart("corrected", [.. numbers.Corrections
        .Where(correction => correction.Part == CorrectedPart.Topics)
        .GroupBy(correction => correction.Topic, StringComparer.Ordinal)
        .Select(topic => new InsightBar(
            scheme[topic.Key].Name,
            topic.Where(correction => correction.Now).Sum(correction => correction.Count),
            topic.Where(correction => !correction.Now).Sum(correction => correction.Count),
            all with { Main = topic.Key, Corrected = CorrectionDesk.WireName(CorrectedPart.Topics) }))
        .OrderByDescending(bar => bar.Count).ThenBy(bar => bar.Label, StringComparer.Ordinal)]);

    private InsightChart Places()
    {
        var bars = numbers.Kinds
            .GroupBy(kind => commune is null ? kind.Commune : kind.Neighbourhood, StringComparer.Ordinal)
            .Select(place => Bar(PlaceName(place.Key), place, place.Key is not { } id ? all with { Show = "without-place" } : commune is null ? all with { Commune = id } : all with { Neighbourhood = id }))
            .OrderBy(bar => bar.Comments.Show is not null).ThenByDescending(bar => bar.Count).ThenBy(bar => bar.Label, StringComparer.Ordinal);
        return Chart(commune is null ? "commune" : "place", [.. bars]);
    }

    private InsightChart Channels() => Chart("channel", [.. numbers.Kinds
        .GroupBy(kind => kind.Channel)
        .Select(channel => Bar(CommentWords.Channel(channel.Key), channel, all with { Channel = channel.Key.ToString().ToLowerInvariant() }))
        .OrderByDescending(bar => bar.Count).ThenBy(bar => bar.Label, StringComparer.Ordinal)]);

    private InsightChart Answers() => Chart("answer-days", [.. AnswerDays.Select(span => new InsightBar(
        InsightTexts.AnswerDays(span.From, span.To),
        Answered(now: true, span),
        Answered(now: false, span),
        all with { Days = span.To == span.From ? $"{span.From}" : $"{span.From}-{span.To}" }))]);

    private InsightChart InTime() => Chart("in-time", [.. Enum.GetValues<AnswerProgress>().Select(progress => new InsightBar(
        InsightTexts.Progress(progress),
        numbers.Ended(now: true, progress),
        numbers.Ended(now: false, progress),
        all with { Show = progress switch { AnswerProgress.InTime => "in-time", AnswerProgress.Late => "late", AnswerProgress.Overdue => "overdue", _ => "waiting" } }))]);

    private InsightChart Ratings() => Chart("stars", [.. Enumerable.Range(1, 5).Reverse().Select(stars => new InsightBar(
        InsightTexts.Given(stars), numbers.Rated(now: true, stars), numbers.Rated(now: false, stars), all with { Stars = $"{stars}" }))]);

    private InsightChart Agreement() => Chart("agreement",
    [
        new InsightBar(InsightTexts.Kept, numbers.Kept(now: true), numbers.Kept(now: false), all with { Show = "kept" }),
        .. Parts.Select(part => new InsightBar(
            InsightTexts.Corrected(part), numbers.CorrectedIn(now: true, part), numbers.CorrectedIn(now: false, part), all with { Corrected = CorrectionDesk.WireName(part) })),
    ]);

    private IReadOnlyList<InsightBar> ByTopic(Func<InsightNumbers.Kind, bool> counted, Func<string, CommentSearch> search) =>
    [
        .. numbers.Kinds.Where(counted)
            .GroupBy(kind => kind.Topic, StringComparer.Ordinal)
            .Select(topic => Bar(scheme[topic.Key].Name, topic, search(topic.Key)))
            .OrderByDescending(bar => bar.Count).ThenBy(bar => bar.Label, StringComparer.Ordinal),
    ];

    private static InsightBar Bar(string label, IEnumerable<InsightNumbers.Kind> kinds, CommentSearch search)
    {
        var both = kinds.ToLookup(kind => kind.Now, kind => kind.Count);
        return new InsightBar(label, both[true].Sum(), both[false].Sum(), search);
    }

    private int Answered(bool now, (int From, int? To) span) =>
        numbers.Ends.Where(end => end.Now == now && end.IsAnswer && end.ClosedAfter >= span.From && end.ClosedAfter <= (span.To ?? int.MaxValue)).Sum(end => end.Count);

    private int Recurring(bool now) => numbers.Kinds.Where(kind => kind.Now == now && kind.Recurring).Sum(kind => kind.Count);

    private string PlaceName(string? id) => id switch
    {
        null => InsightTexts.NoPlace,
        _ when commune is null => communes.Find(id)?.Name ?? id,
        _ => communes.Find(commune)?.Neighbourhoods.FirstOrDefault(place => place.Id == id)?.Name ?? id,
    };

    private static InsightChart Chart(string id, IReadOnlyList<InsightBar> bars, bool upright = false)
    {
        var filled = upright ? bars : [.. bars.Where(bar => bar.Count > 0 || bar.Before > 0)];
        return new InsightChart(id, InsightTexts.Title(id), InsightTexts.Says(filled), upright, filled);
    }
}
