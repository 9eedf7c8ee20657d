using System.ComponentModel.DataAnnotations;
using CivicBot.Knowledge.Search;

namespace CivicBot.Knowledge.Understanding;

/// <summary>When an answer is sure enough to give (configuration section <c>Understanding</c>). Defaults were measured by tests/Evaluation.</summary>
public sealed class UnderstandingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Understanding";

    /// <summary>From this probability on a procedure is answered without asking back.</summary>
    [Range(0.05, 0.99)]
    public double AnswerProbability { get; set; } = 0.54;

    /// <summary>From this probability on that the right procedure is among the first three, the citizen is asked which; below it the answer is "unknown".</summary>
    [Range(0.05, 0.99)]
    public double ClarifyProbability { get; set; } = 0.49;

    /// <summary>From this probability on a message is taken for something other than a question about a procedure.</summary>
    [Range(0.05, 0.99)]
    public double OtherIntentProbability { get; set; } = 0.5;

    /// <summary>From this probability on it is an emergency. Low on purpose: a phone number too many costs little.</summary>
    [Range(0.05, 0.99)]
    public double EmergencyProbability { get; set; } = 0.35;

    /// <summary>How much a message is taken for a comment rather than a question about a procedure where both fit (natural logarithm of odds).</summary>
    [Range(-10, 10)]
    public double CommentLean { get; set; } = 1.6;

    /// <summary>How strongly a message holds on to the procedure talked about; 1 is what the example dialogues teach.</summary>
    [Range(0, 10)]
    public double FollowUpWeight { get; set; } = 1;

    /// <summary>How much the ranking counts that the message and the name of the procedure talked about have together.</summary>
    [Range(0, 100)]
    public double TogetherWeight { get; set; } = 1;

    /// <summary>How strongly an open clarifying question draws a message to the procedures offered.</summary>
    [Range(0, 100)]
    public double OfferedWeight { get; set; } = 9;

    /// <summary>How procedures are ranked.</summary>
    public SearchOptions Search { get; set; } = new();

    /// <summary>What is wrong with the settings, one sentence each, naming the key; empty where all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check(this, Section, problems);
        Check(Search, $"{Section}:{nameof(Search)}", problems);
        if (ClarifyProbability > AnswerProbability + 0.3)
        {
            problems.Add($"{Section}:{nameof(ClarifyProbability)} is far above {Section}:{nameof(AnswerProbability)}, so nothing would ever be asked back; lower it below {AnswerProbability + 0.3:0.00}.");
        }

        return problems;
    }

    private static void Check(object options, string section, List<string> problems)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        problems.AddRange(results.Select(r => $"{section}:{string.Join(',', r.MemberNames)} is out of range: {r.ErrorMessage}"));
    }
}
