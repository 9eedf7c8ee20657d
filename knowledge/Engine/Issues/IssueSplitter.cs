using CivicBot.Knowledge.Text;

namespace CivicBot.Knowledge.Issues;

/// <summary>
/// Cuts a message that holds several separate issues. Cause and consequence, complaint and wish, place and details stay together; where it is not sure, nothing is
/// cut, because two halves of one issue in different hands are worse than two issues in one.
/// </summary>
/// <param name="matters">Words for what is wrong.</param>
/// <param name="joiners">Words between issues.</param>
/// <param name="primaryTopic">The topic of a text where it is sure, else null; null as a whole: the usual topics of the matters decide.</param>
public sealed class IssueSplitter(MatterLexicon matters, JoinerLexicon joiners, Func<AnalysedText, string?>? primaryTopic = null)
{
    private const int FewestWords = 3;
    private const int EnoughWords = 5;
    private readonly ClauseReader reader = new(joiners);

    /// <summary>The issues in order; together they cover the message without loss, greetings and closings go with their neighbours.</summary>
    public IReadOnlyList<TextSpan> Split(AnalysedText text)
    {
        var issues = new List<Issue>();
        foreach (var clause in reader.Read(text))
        {
            var issue = Read(clause);
            if (issues.Count > 0 && !BeginsIssue(issues[^1], issue))
            {
                issues[^1] = Joined(text, issues[^1], issue);
            }
            else
            {
                issues.Add(issue);
            }
        }

        return issues.Count == 0 ? [new TextSpan(0, text.Original.Length)] : [.. issues.Select(i => i.Span)];
    }

    /// <summary>The issues as texts, without the white space around them.</summary>
    public IReadOnlyList<string> Texts(AnalysedText text) => [.. Split(text).Select(s => s.Of(text.Original).Trim())];

    private static bool BeginsIssue(Issue before, Issue next)
    {
        var isEnough = before.HasSubstance || (next.Joint == Joint.Another && before.Words >= EnoughWords && before.Joint is not (Joint.Greeting or Joint.Closing));
        if (!isEnough || next.Words < FewestWords || next.Joint is Joint.Closing or Joint.Greeting)
        {
            return false;
        }

        var areOther = AreOther(before, next);
        return next.Joint switch
        {
            Joint.Counted => before.Joint == Joint.Counted || areOther || before.Words >= EnoughWords,
            Joint.Another => areOther || (next.Words >= EnoughWords && HasOtherTopic(before, next)) || (next.Matters.Count == 0 != (before.Matters.Count == 0) && next.Words > EnoughWords),
            Joint.Wish => areOther && next.Words >= EnoughWords
                && ((before.HasWish && HasOtherTopic(before, next)) || (before.Joint == Joint.Wish && AreOtherThings(before, next))),
            Joint.Continued => false,
            _ => areOther && (next.AfterLine || HasOtherTopic(before, next) || AreOtherThings(before, next)) && next.Words >= FewestWords,
        };
    }

    /// <summary>Both say what is wrong, and it is nothing common.</summary>
    private static bool AreOther(Issue before, Issue next) =>
        before.Matters.Count > 0 && next.Matters.Count > 0
        && !next.Matters.Any(m => before.Matters.Any(b => b.Id == m.Id || b.Wider == m.Id || m.Wider == b.Id));

    /// <summary>A school and a village hall: both are about known things, and none is common.</summary>
    private static bool AreOtherThings(Issue before, Issue next) =>
        before.Things.Count > 0 && next.Things.Count > 0 && !next.Things.Any(before.Things.Contains);

    private static bool HasOtherTopic(Issue before, Issue next) => before.Topic is { } one && next.Topic is { } other && one != other;

    private Issue Read(Clause clause) => Read(clause.Span, clause.Text, clause.Joint, clause.AfterLine);

    private Issue Read(TextSpan span, AnalysedText text, Joint joint, bool afterLine)
    {
        var mentioned = matters.Find(text).Where(m => !m.IsDoubtful).Select(m => m.Matter).Distinct().ToLookup(m => m.IsThing);
        List<Matter> found = [.. mentioned[false]];
        return new Issue(span, text, joint, afterLine, found, [.. mentioned[true]], TopicOf(text, found), HasWish(text));
    }

    private string? TopicOf(AnalysedText text, List<Matter> found)
    {
        if (primaryTopic is not null)
        {
            return text.Words.Length < FewestWords ? null : primaryTopic(text);
        }

        string[] topics = [.. found.Select(m => m.Topic).OfType<string>().Distinct(StringComparer.Ordinal)];
        return topics.Length == 1 ? topics[0] : null;
    }

    private bool HasWish(AnalysedText text)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (joiners.Length(Joint.Wish, text.Tokens, i, text.IsToneless) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private Issue Joined(AnalysedText whole, Issue first, Issue second)
    {
        var span = TextSpan.Between(first.Span.Start, second.Span.End);
        var text = new AnalysedText(whole.Original, [.. first.Text.Tokens, .. second.Text.Tokens], whole.IsToneless);
        var joint = first.HasSubstance ? first.Joint : second.Joint;
        return Read(span, text, joint, first.AfterLine);
    }

    private sealed record Issue(
        TextSpan Span, AnalysedText Text, Joint Joint, bool AfterLine, IReadOnlyList<Matter> Matters, IReadOnlyList<Matter> Things, string? Topic, bool HasWish)
    {
        public int Words => Text.Words.Length;

        /// <summary>False for a greeting or a heading: what follows belongs to it.</summary>
        public bool HasSubstance => (Matters.Count > 0 && Joint != Joint.Closing) || (Joint is not (Joint.Greeting or Joint.Closing) && Topic is not null && Words >= EnoughWords)
            || (Joint == Joint.Counted && Words > FewestWords);
    }
}
