using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Notices;
using CivicBot.Comments.Records;
using CivicBot.Conversation.Handlers.Filing;
using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers.Tracking;

/// <summary>
/// Words that belong to a comment in the records: asked for (addition, reason, answer, a word beside the rating), answering what an officer has just asked, or written right behind the
/// comment just filed.
/// </summary>
internal sealed class AwaitedWords : ITurnHandler
{
    private const int MaxContact = 80;
    private const int MostWordsOfAnswer = 40;
    private static readonly TimeSpan StillWriting = TimeSpan.FromMinutes(10);

    public TurnOutcome? Handle(Turn turn) => Asked(turn) ?? ChosenOfNews(turn) ?? AnswersOfficer(turn) ?? FollowsFiled(turn);

    private static TurnOutcome? Asked(Turn turn)
    {
        if (turn.State.About is not { } about || turn.Input.Message is not IncomingMessage.Sent || turn.Chosen is not null || CommentPhrase.Read(turn.Typed) is { Code: not null })
        {
            return null;
        }

        var useful = turn.Things.Where(DraftThings.IsUseful).ToList();
        if (turn.Typed.Length == 0 && (useful.Count == 0 || about.Kind is AboutKind.Contest or AboutKind.RatingWords))
        {
            return null;
        }

        return about.Kind switch
        {
            AboutKind.Addition => CommentSteps.Add(turn, about.Code, turn.Typed, useful),
            AboutKind.Answer => CommentSteps.Answer(turn, about.Code, turn.Typed, useful),
            AboutKind.Contest => CommentSteps.Contest(turn, about.Code, turn.Typed),
            AboutKind.RatingWords => CommentSteps.Rate(turn, about.Code, about.Stars, turn.Typed),
            _ => throw new InvalidOperationException($"Unknown {about.Kind}."),
        };
    }

    /// <summary>A number as the first thing after the news of a change chooses what stood below that news: it was the last thing on the screen.</summary>
    private static TurnOutcome? ChosenOfNews(Turn turn)
    {
        if (turn.Typed.Trim() is not [>= '1' and <= '9' and var digit] || NewestSince(turn, _ => true) is not { } changed)
        {
            return null;
        }

        var phrases = NoticeTexts.Phrases(ChangeKind.Moved, changed.State, NoticeReader.Author, changed.Code);
        return digit - '0' <= phrases.Count && CommentPhrase.Read(phrases[digit - '1']) is { } phrase ? MyComments.Wished(turn, changed, phrase) : null;
    }

    private static TurnOutcome? AnswersOfficer(Turn turn)
    {
        if (turn.Draft is not null || turn.Chosen is not null || turn.Input.Message is not IncomingMessage.Sent || NewestSince(turn, own => own.State == CommentState.NeedsInformation) is not { } asked)
        {
            return null;
        }

        var useful = turn.Things.Where(DraftThings.IsUseful).ToList();
        return turn.Request switch
        {
            Request.Said when CommentCode.Find(turn.Typed) is not null || NoteCode.Find(turn.Typed) is not null => null,
            Request.Said when turn.Intent is Intent.Unknown or Intent.Comment or Intent.Chitchat or Intent.OtherTopic or Intent.Status && turn.Typed.Split(' ').Length <= MostWordsOfAnswer =>
                CommentSteps.Answer(turn, asked.Code, turn.Typed, useful),
            Request.ChosenNothing => CommentSteps.Answer(turn, asked.Code, turn.Typed, useful),
            Request.Showed when useful.Count > 0 => CommentSteps.Answer(turn, asked.Code, turn.Typed, useful),
            _ => null,
        };
    }

    /// <summary>The newest of a kind whose last step was told after the citizen's last message. What waits for an open window was not read yet.</summary>
    private static OwnComment? NewestSince(Turn turn, Func<OwnComment, bool> isOfKind) => turn.Input.State.LastTurnAt is { } last
        ? turn.Comments.Opened.Own.Where(own => own is { Joined: false, Told: true } && own.StateSince > last && isOfKind(own)).MaxBy(own => own.StateSince)
        : null;

    private static TurnOutcome? FollowsFiled(Turn turn) => (turn.State.FiledCode, turn.Input.Message) switch
    {
        (null, _) => null,
        ({ } code, IncomingMessage.ContactShared { Phone: { } phone } contact) => CommentSteps.Contact(turn, code, contact.Name, phone),
        ({ } code, IncomingMessage.Sent) when turn.HasWords && NoteCode.Find(turn.Typed) is null && CommentCode.Find(turn.Typed) is null
            && PhoneNumber.IsMostOf(turn.Typed, MaxContact) is { } contact => CommentSteps.Contact(turn, code, contact.Name, contact.Phone),
        ({ } code, IncomingMessage.Sent) when turn.Draft is null && IsStillWriting(turn) && GoesOn(turn) => CommentSteps.Add(turn, code, turn.Typed, [.. turn.Things.Where(DraftThings.IsUseful)]),
        _ => null,
    };

    private static bool IsStillWriting(Turn turn) => turn.Input.State.LastTurnAt is { } last && turn.Now - last <= StillWriting;

    private static bool GoesOn(Turn turn) => turn.Request switch
    {
        Request.Said => CommentCode.Find(turn.Typed) is null && NoteCode.Find(turn.Typed) is null && CommentPhrase.Read(turn.Typed) is null && turn.Intent == Intent.Unknown,
        Request.Showed => turn.Things.Any(DraftThings.IsUseful),
        _ => false,
    };
}
