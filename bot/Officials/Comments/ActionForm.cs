using System.Globalization;
using CivicBot.Comments.Life;

namespace CivicBot.Officials.Comments;

/// <summary>What an official filled in to move a comment on; every field may be missing or wrong.</summary>
public sealed class ActionForm
{
    /// <summary>Wire name of the state to move to.</summary>
    public string? To { get; set; }

    public string? Text { get; set; }

    public string? Checked { get; set; }

    public string? LegalGround { get; set; }

    public string? Target { get; set; }

    /// <summary>yyyy-MM-dd, as browsers send dates.</summary>
    public string? Date { get; set; }

    public RefusalReason Refusal { get; set; }

    public string? Note { get; set; }

    public int? Version { get; set; }

    /// <summary>Made when the page was shown: pressing twice does it once.</summary>
    public string? Occasion { get; set; }

    /// <summary>Null where no action leads there.</summary>
    internal CommentAction? Action(CommentState from) => CommentStates.OfWireName(To ?? "") switch
    {
        CommentState.Confirmed when from is CommentState.Received => new CommentAction.Confirm(),
        CommentState.Confirmed => new CommentAction.Return(Text ?? ""),
        CommentState.Assigned => new CommentAction.Assign(Target ?? ""),
        CommentState.NeedsInformation => new CommentAction.AskCitizen(Text ?? ""),
        CommentState.Forwarded => new CommentAction.Forward(Target ?? "", Text ?? "", Day()),
        CommentState.Promised => new CommentAction.Promise(Text ?? "", Day() ?? DateOnly.MinValue),
        CommentState.AnsweredOnSpot => new CommentAction.AnswerOnSpot(Text ?? ""),
        CommentState.Answered => new CommentAction.Answer(Text ?? "", NullIfEmpty(Checked), NullIfEmpty(LegalGround)),
        CommentState.Done => new CommentAction.Finish(Text ?? "", Checked ?? ""),
        CommentState.Refused => new CommentAction.Refuse(Refusal, Text ?? "", LegalGround ?? "", Target ?? ""),
        CommentState.Duplicate => new CommentAction.MarkDuplicate(CivicBot.Comments.CommentCode.Find(Target ?? "")?.Digits ?? (Target ?? "").Trim()),
        CommentState.Reopened => new CommentAction.Reopen(Text ?? ""),
        _ => null,
    };

    private DateOnly? Day() => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
