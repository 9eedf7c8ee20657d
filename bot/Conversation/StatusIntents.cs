using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation;

/// <summary>The intent (design §7) that an ending stands for.</summary>
internal static class StatusIntents
{
    public static Intent Of(TurnStatus status) => status switch
    {
        TurnStatus.Answered or TurnStatus.AnsweredInFull or TurnStatus.AnsweredOutsideValidity or TurnStatus.AnsweredUnsurely => Intent.Procedure,
        TurnStatus.Clarifying => Intent.Clarify,
        TurnStatus.NotUnderstood or TurnStatus.NoneOfTheOffered or TurnStatus.ProcedureGone or TurnStatus.NumberNotOffered => Intent.Unknown,
        TurnStatus.Emergency => Intent.Emergency,
        TurnStatus.Greeted or TurnStatus.Welcomed or TurnStatus.Menu or TurnStatus.AskedForQuestion => Intent.Greeting,
        TurnStatus.Thanked => Intent.Thanks,
        TurnStatus.SmallTalk or TurnStatus.Stopped or TurnStatus.ThingSeen or TurnStatus.DialogueDays or TurnStatus.ContactShown
            or TurnStatus.DeleteAsked or TurnStatus.Deleted or TurnStatus.DeleteDropped or TurnStatus.Exported => Intent.Chitchat,
        TurnStatus.OtherTopic => Intent.OtherTopic,
        TurnStatus.AbuseCalmed => Intent.Abuse,
        TurnStatus.SpamRefused or TurnStatus.Silent => Intent.Spam,
        TurnStatus.StatusExplained or TurnStatus.NoteStatus or TurnStatus.CommentList or TurnStatus.CommentStatus => Intent.Status,
        TurnStatus.OfficerShown => Intent.Human,
        TurnStatus.CommentOffered or TurnStatus.NoteAsked or TurnStatus.NoteTaken or TurnStatus.NoteExtended or TurnStatus.NoteDropped
            or TurnStatus.NoteNeedsWords or TurnStatus.ContactAdded or TurnStatus.ContactNotNeeded or TurnStatus.DraftAsked or TurnStatus.DraftShown
            or TurnStatus.DraftEdited or TurnStatus.DraftDoor or TurnStatus.DraftDropped or TurnStatus.SimilarShown or TurnStatus.CommentFiled
            or TurnStatus.CommentJoined or TurnStatus.CommentExtended or TurnStatus.CommentAsked or TurnStatus.CommentWithdrawn or TurnStatus.CommentRated
            or TurnStatus.CommentContested or TurnStatus.CommentRefused or TurnStatus.QuestionAnswered => Intent.Comment,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown ending."),
    };
}
