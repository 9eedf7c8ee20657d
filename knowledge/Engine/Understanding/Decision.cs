using CivicBot.Knowledge.Procedures;

namespace CivicBot.Knowledge.Understanding;

/// <summary>Everything that was read from a message before deciding what it means.</summary>
/// <param name="Intents">What kind of message.</param>
/// <param name="Facets">Which part is asked for.</param>
/// <param name="Candidates">Best procedures first, with scores.</param>
/// <param name="First">Probability that the first candidate is meant.</param>
/// <param name="FirstThree">Probability that one of the first three is.</param>
/// <param name="Subject">The procedure talked about before.</param>
/// <param name="OwnWords">How many words say something about a topic.</param>
/// <param name="Words">How many words there are.</param>
/// <param name="Offered">The first candidate is one of those offered in an open question.</param>
/// <param name="Follows">An answer or an open question came before.</param>
/// <param name="GoesOn">Words such as "còn", "nếu", "vậy" tie the message to the answer before.</param>
/// <param name="AsksTheSame">"còn xe máy thì sao": asks the part asked for before.</param>
internal sealed record Evidence(
    IntentReading Intents, FacetReading Facets, IReadOnlyList<Candidate> Candidates, double First, double FirstThree, Procedure? Subject, int OwnWords, int Words, bool Offered, bool Follows, bool GoesOn, bool AsksTheSame);

/// <summary>From evidence to meaning; pure. The rules stand in the order in which they apply.</summary>
internal static class Decision
{
    private const double SureOfSubject = 0.95;

    // "vợ tôi ở xa không về được" tells of something, but right after an answer it asks what then.
    private const int LongestFollowUp = 12;
    private const double SureOfFacet = 0.75;
    private const int LongestTopic = 5;
    private const int FewOwnWords = 2;
    private const double SureOfOther = 0.97;
    private const double SureOfManners = 0.6;
    private const double SureOfName = 0.8;
    private const double WeightOfAskedPart = 2;
    private const int LongestName = 10;

    // How one reports something is a procedure too; whoever tells it at once, asking nothing, is reporting it already.
    private const string Reporting = "Phản ánh";
    private const double SoundsLikeReport = 0.2;

    // Log-odds: 0.99.
    private const double CertainlyComment = 4.6;

    // "mất bao nhiêu tiền" without a topic, "xin cấp lại giấy" with half of one resemble many examples; only a near-certain one may answer.
    private const double SureWithoutTopic = 0.92;
    private const double SureOfFewWords = 0.85;
    private const int FewWords = 5;

    public static UnderstoodMessage Decide(Evidence evidence, DialogueContext context, UnderstandingOptions options)
    {
        var facet = FacetOf(evidence, context);
        if (evidence.Intents.Of(Intent.Emergency) >= options.EmergencyProbability)
        {
            return Other(Intent.Emergency, "sounds like danger to life");
        }

        if (evidence.Subject is { } subject && evidence.Words > 0 && evidence.Candidates.Count > 0 && evidence.Candidates[0].Procedure.Slug == subject.Slug
            && (evidence.Facets.IsSaid || evidence.OwnWords <= FewOwnWords) && evidence.Intents.Of(evidence.Intents.Best) < CertainlyOther(evidence))
        {
            return Answer(
                subject,
                evidence.OwnWords == 0 ? SureOfSubject : Math.Max(evidence.First, options.AnswerProbability),
                "goes on about the procedure talked about, which fits best");
        }

        // Asked which of three, people often go on asking: the first offered is answered by name, so that a wrong guess is seen.
        if (evidence is { Offered: true, OwnWords: 0, Facets.IsSaid: true, Subject: null })
        {
            return Answer(evidence.Candidates[0].Procedure, Math.Max(evidence.First, options.AnswerProbability), "asks on after an open question: the likeliest of those offered");
        }

        if (evidence.Words > 0 && IsComment(evidence, options))
        {
            return Other(Intent.Comment, "sounds like a comment more than it points to a procedure");
        }

        if (evidence.Candidates.Count > 0 && IsReport(evidence, options))
        {
            return Other(Intent.Comment, "tells what the procedure for reporting is there for, and asks nothing");
        }

        if (evidence.Words > 0 && evidence.Intents.Best is not (Intent.Procedure or Intent.Comment) && evidence.Intents.Of(evidence.Intents.Best) >= OtherThreshold(evidence, options))
        {
            return Other(evidence.Intents.Best, "reads like no question about a procedure");
        }

        if (evidence.Candidates.Count == 0 || evidence.Words == 0)
        {
            return Other(Intent.Unknown, "holds no words to search for");
        }

        if (evidence.First >= Math.Max(options.AnswerProbability, SureEnough(evidence)))
        {
            return Answer(evidence.Candidates[0].Procedure, evidence.First, "the first candidate is sure enough");
        }

        if (evidence.FirstThree >= options.ClarifyProbability)
        {
            return Other(Intent.Clarify, "several procedures are close");
        }

        return evidence.Intents.Best is Intent.Procedure
            ? Other(Intent.Unknown, "no procedure is probable enough")
            : Other(evidence.Intents.Best, "no procedure is probable enough, and it reads most like this");

        UnderstoodMessage Answer(Procedure procedure, double confidence, string reason) =>
            new(Intent.Procedure, facet, procedure, confidence, FirstIs(evidence.Candidates, procedure), Reason(reason));

        UnderstoodMessage Other(Intent intent, string reason) =>
            new(intent, facet, null, evidence.First, evidence.Candidates, Reason(reason));

        string Reason(string why) =>
            $"{why}; first {evidence.First:0.00}, first three {evidence.FirstThree:0.00}, {WireNames.Of(evidence.Intents.Best)} {evidence.Intents.Of(evidence.Intents.Best):0.00}";
    }

    /// <summary>"cảm ơn", "cho gặp cán bộ" after an answer are meant so; a comment or small talk must be all but certain.</summary>
    private static double CertainlyOther(Evidence evidence) => evidence.Intents.Best switch
    {
        Intent.Procedure => double.PositiveInfinity,
        Intent.Comment or Intent.Status or Intent.OtherTopic or Intent.Chitchat or Intent.Spam => SureOfOther,
        _ => SureOfManners,
    };

    private static bool IsFollowUp(Evidence evidence) => evidence.Follows && evidence.Words <= LongestFollowUp;

    private static double SureEnough(Evidence evidence) => evidence switch
    {
        { OwnWords: 0 } => SureWithoutTopic,
        { OwnWords: <= FewOwnWords, Words: <= FewWords } => SureOfFewWords,
        _ => 0,
    };

    /// <summary>
    /// What sounds like a comment and what points to a procedure are weighed as odds: "sổ đỏ in sai tên, xin đính chính" complains a little and names its
    /// procedure surely. Right after an answer a message must be all but certainly a comment.
    /// </summary>
    private static bool IsComment(Evidence evidence, UnderstandingOptions options) => IsFollowUp(evidence)
        ? !evidence.GoesOn && evidence.Intents.Best is Intent.Comment && evidence.Intents.Of(Intent.Comment) >= SureOfOther
        : (evidence.Intents.Best is Intent.Comment or Intent.Procedure) && LogOdds(evidence.Intents.Of(Intent.Comment)) > NeededForComment(evidence, options);

    /// <summary>"quán đầu ngõ hát tới khuya" points surely to the procedure for reporting noise, and is the report.</summary>
    private static bool IsReport(Evidence evidence, UnderstandingOptions options) =>
        evidence is { Words: > LongestTopic, Facets.IsSaid: false, Intents.Asks: false } && !IsFollowUp(evidence)
        && evidence.First >= options.AnswerProbability && evidence.Candidates[0].Procedure.Name.StartsWith(Reporting, StringComparison.Ordinal) && evidence.Intents.Of(Intent.Comment) >= SoundsLikeReport;

    /// <summary>"tách sổ cho con trai út" asks nothing and still is no complaint: short, and near certain which procedure is meant.</summary>
    private static double NeededForComment(Evidence evidence, UnderstandingOptions options) => evidence is { Words: <= LongestName, First: >= SureOfName }
        ? CertainlyComment
        : LogOdds(evidence.First) + (AsksForPart(evidence) ? WeightOfAskedPart : 0) - options.CommentLean;

    /// <summary>"…, xin đính chính ở đâu?": complaints end so too, but not about what a procedure names so well.</summary>
    private static bool AsksForPart(Evidence evidence) => evidence.Facets.IsSaid && evidence.Intents.Asks && evidence.First >= SureOfName;

    private static double LogOdds(double probability) => Math.Log(Math.Clamp(probability, 0.0001, 0.9999) / (1 - Math.Clamp(probability, 0.0001, 0.9999)));

    /// <summary>A message that clearly means a procedure, or comes right after an answer, must look all the more like something else to be taken for it.</summary>
    private static double OtherThreshold(Evidence evidence, UnderstandingOptions options)
    {
        var talk = evidence.Intents.Best is Intent.Status or Intent.OtherTopic or Intent.Chitchat or Intent.Spam;
        if (IsFollowUp(evidence) && talk)
        {
            return evidence.GoesOn ? double.PositiveInfinity : SureOfOther;
        }

        return options.OtherIntentProbability + ((1 - options.OtherIntentProbability) * 0.8 * evidence.First);
    }

    /// <summary>The facet asked for; a follow-up that does not show one ("còn cấp hai thì thế nào") keeps the last; a bare topic wants an overview, a told situation the steps.</summary>
    private static Facet FacetOf(Evidence evidence, DialogueContext context)
    {
        // "còn lệ phí thì sao" names its part; "nếu là xe máy thì sao" only seems to ask for steps or conditions.
        if (evidence is { Follows: true, AsksTheSame: true } and not { Facets: { IsSaid: true, Best: not (Facet.Steps or Facet.Conditions or Facet.General) } })
        {
            return context.Facet ?? Facet.Steps;
        }

        if (evidence.Facets.IsSaid || evidence.Facets.Probability >= SureOfFacet)
        {
            return evidence.Facets.Best;
        }

        return (evidence.Subject, context.Facet) switch
        {
            (not null, { } last) => last,
            _ => evidence.Words <= LongestTopic ? Facet.General : Facet.Steps,
        };
    }

    private static IReadOnlyList<Candidate> FirstIs(IReadOnlyList<Candidate> candidates, Procedure procedure) =>
        candidates.Count > 0 && candidates[0].Procedure.Slug == procedure.Slug
            ? candidates
            : [
                new Candidate(procedure, candidates.Count > 0 ? candidates[0].Score : 0),
                .. candidates.Where(c => c.Procedure.Slug != procedure.Slug).Take(Confidence.Shortlist - 1),
            ];
}
