using CivicBot.Conversation.Reading;
using CivicBot.Conversation.Records;
using CivicBot.Comments;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>
/// Words and things while a comment is being written: they are part of it, correct it, or interrupt it. An interruption is answered by whoever answers it otherwise, and the draft is
/// offered again below (<see cref="DraftReminder"/>).
/// </summary>
internal sealed class DraftWords : ITurnHandler
{
    private const int MaxContact = 80;
    private const int MaxPlace = 120;
    private const int MostWordsOfPlace = 7;
    private const int MaxCharacters = 12_000;

    /// <summary>Rough words below this are about nothing.</summary>
    private const int FewestWords = 6;

    // Who wants to talk, not to have somebody sent, folded.
    private static readonly string[] OfficerWords = ["gap", "noi chuyen", "nguoi that", "goi cho", "goi lai", "so dien thoai", "tu van vien", "tong dai"];

    public TurnOutcome? Handle(Turn turn) => turn.Draft is not { } draft ? null : turn.Input.Message switch
    {
        IncomingMessage.ContactShared { Phone: { } phone } contact => Contact(turn, draft, contact.Name, phone),
        IncomingMessage.Sent when turn.Request is Request.Showed && turn.Things.Any(DraftThings.IsUseful) => Things(turn, draft),
        IncomingMessage.Sent when turn.Request is Request.Said || (turn.Request is Request.ChosenNothing && Awaits(draft)) => Words(turn, draft),
        _ => null,
    };

    private static bool Awaits(CommentDraft draft) => draft.Step is DraftStep.Words or DraftStep.Rewrite or DraftStep.Place or DraftStep.More;

    private static TurnOutcome Contact(Turn turn, CommentDraft draft, string? name, string phone)
    {
        draft = draft with { Name = name ?? draft.Name, Phone = phone };
        return draft.HasWords ? DraftReview.Show(turn, draft, Texts.DraftContactKept) : DraftReview.AskForWords(turn, draft, Texts.ContactNeedsWords);
    }

    private static TurnOutcome Things(Turn turn, CommentDraft draft)
    {
        var with = draft with { Things = DraftThings.Joined(draft.Things, turn.Things) };
        return DraftReview.Show(turn, with, Texts.DraftAdded);
    }

    private static TurnOutcome? Words(Turn turn, CommentDraft draft)
    {
        var text = turn.Typed;
        if (CommentCode.Find(text) is not null || NoteCode.Find(text) is not null)
        {
            return null;
        }

        if (PhoneNumber.IsMostOf(text, MaxContact) is { } contact && !PhoneNumber.IsOneOfMany(text))
        {
            return Contact(turn, draft, contact.Name, contact.Phone);
        }

        if (Interrupts(turn, draft))
        {
            return null;
        }

        if (turn.HasWords && turn.Intent == Intent.Abuse && !SaysSomething(turn, text))
        {
            return draft.HasWords ? DraftReview.Show(turn, draft, Texts.DraftCalm) : DraftReview.AskForWords(turn, draft, Texts.DraftCalm);
        }

        var things = DraftThings.Joined(draft.Things, turn.Things);
        draft = draft with { Things = things, KeptTogether = false };
        return draft.Step switch
        {
            DraftStep.Rewrite => DraftReview.Show(turn, draft with { Texts = [Fit(text)], Place = null, Neighbourhood = null, SimilarSeen = false }, Texts.DraftReplaced),
            DraftStep.Place => DraftReview.Show(turn, At(turn, draft, text), Texts.DraftCorrected),
            DraftStep.Review or DraftStep.Similar when DraftCorrection.RightPart(text) is { } right => Corrected(turn, draft, text, right),
            _ when draft.HasWords && IsWhere(turn, draft, text) => DraftReview.Show(turn, At(turn, Added(draft, text), text), Texts.DraftAdded),
            _ => DraftReview.Show(turn, Added(draft, text), Lead(turn, draft)),
        };
    }

    /// <summary>"Ở khu phố 2 đó": nothing but the place that was missing.</summary>
    private static bool IsWhere(Turn turn, CommentDraft draft, string text) =>
        text.Split(' ').Length <= MostWordsOfPlace
        && (draft.Place ?? turn.ReadComment(draft.Text).Place.Display) is null
        && turn.ReadComment(text).Place.Display is not null;

    private static string Lead(Turn turn, CommentDraft draft) => turn switch
    {
        _ when turn.HasWords && turn.Intent == Intent.Abuse => Texts.DraftCalm,
        _ when draft.HasWords => Texts.DraftAdded,
        _ => Texts.DraftReadBack,
    };

    private static TurnOutcome Corrected(Turn turn, CommentDraft draft, string text, string right) =>
        turn.ReadComment(right).Place.Display is not null
            ? DraftReview.Show(turn, At(turn, Added(draft, text), right), Texts.DraftCorrected)
            : DraftReview.Show(turn, Added(draft, text), Texts.DraftAdded);

    private static CommentDraft At(Turn turn, CommentDraft draft, string place)
    {
        var read = turn.ReadComment(place).Place;
        var words = read.Display ?? place;
        return draft with { Place = words.Length <= MaxPlace ? words : words[..MaxPlace], Neighbourhood = read.Neighbourhood?.Id };
    }

    private static CommentDraft Added(CommentDraft draft, string text) =>
        Fit(text, MaxCharacters - draft.Text.Length) is { Length: > 0 } kept ? draft with { Texts = [.. draft.Texts, kept] } : draft;

    /// <summary>A book is cut; nobody's matter is longer.</summary>
    private static string Fit(string text, int room = MaxCharacters) => text.Length <= room ? text : text[..Math.Max(room, 0)];

    private static bool Interrupts(Turn turn, CommentDraft draft)
    {
        // Asked for words, a place, an addition: what comes is that, unless it plainly is something else.
        if (!turn.HasWords || draft.Step is DraftStep.Rewrite or DraftStep.Place)
        {
            return false;
        }

        return turn.Intent switch
        {
            Intent.Greeting or Intent.Thanks or Intent.Spam => true,

            // "Nhờ phường cho người xuống coi" is part of the matter; "cho gặp cán bộ" is not.
            Intent.Human => !draft.HasWords || turn.Typed.Split(' ').Length < FewestWords || Array.Exists(OfficerWords, word => TypedText.Has(TypedText.Folded(turn.Typed), word)),
            Intent.Procedure or Intent.Clarify => draft is { HasWords: true, Step: not DraftStep.More } || TypedText.IsQuestion(turn.Typed),
            Intent.Status => draft is { HasWords: true, Step: not DraftStep.More } && TypedText.IsQuestion(turn.Typed),
            Intent.Chitchat or Intent.OtherTopic => draft.HasWords && draft.Step != DraftStep.More,
            _ => false,
        };
    }

    /// <summary>Rough words that are about something are a comment too.</summary>
    private static bool SaysSomething(Turn turn, string text)
    {
        if (text.Split(' ').Length < FewestWords)
        {
            return false;
        }

        var reading = turn.ReadComment(text);
        return !reading.Topics.Unsure || reading.Place.Display is not null;
    }
}
