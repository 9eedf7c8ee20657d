using CivicBot.Conversation.Answers;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Screening;

namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>Reads a draft back in plain words: what, where, for which day; or asks what is still missing. Nothing is sent before the citizen said so.</summary>
internal static class DraftReview
{
    private const int MostQuoted = 700;
    private const int MostQuotedOfMatter = 220;
    private const int MostMatters = 4;
    private const string DifferenceSlug = "phan-biet-khieu-nai-to-cao-kien-nghi";

    public static Choice DropChoice { get; } = new(Texts.ChoiceDrop, new Command(CommandKind.DropDraft));

    /// <summary>Shows the draft and keeps it.</summary>
    /// <param name="lead">What was just done with it.</param>
    public static TurnOutcome Show(Turn turn, CommentDraft draft, string lead, TurnStatus status = TurnStatus.DraftShown)
    {
        if (!draft.HasWords)
        {
            return AskForWords(turn, draft, Prompt(turn, draft));
        }

        var reading = turn.ReadDraft(draft.Text);
        if (!draft.DoorSeen && reading.Screening.Has(Sensitivity.Denunciation))
        {
            return Door(turn, draft);
        }

        var several = Several(draft, reading);
        var reply = new Reply(string.Join("\n\n", Lines(turn, draft, reading, lead, several)), Choices(draft, several));
        return Keep(turn.End(status, reply), draft with { Step = DraftStep.Review });
    }

    public static TurnOutcome AskForWords(Turn turn, CommentDraft draft, string text) =>
        Keep(turn.End(TurnStatus.DraftAsked, new Reply(text, WordChoices(draft))), draft with { Step = DraftStep.Words });

    /// <summary>Asks for a part of the draft.</summary>
    public static TurnOutcome AskFor(Turn turn, CommentDraft draft, DraftStep step, string text, params Choice[] choices) =>
        Keep(turn.End(TurnStatus.DraftEdited, new Reply(text, [.. choices, new Choice(Texts.ChoiceBack, new Command(CommandKind.ShowDraft)), DropChoice])), draft with { Step = step });

    public static TurnOutcome Keep(TurnOutcome outcome, CommentDraft draft) => outcome.With(state => state with
    {
        Draft = draft with { ChangedAt = state.LastTurnAt ?? draft.ChangedAt },
        Awaiting = null,
        About = null,
        Asked = null,
        Things = [],
        NoteCode = null,
        SpamInARow = 0,
    });

    /// <summary>The separate matters, where there are several and the citizen has not said that they belong together.</summary>
    public static IReadOnlyList<string> Several(CommentDraft draft, CommentReading reading) =>
        !draft.KeptTogether && reading.Issues.Count is > 1 and <= MostMatters ? reading.Issues : [];

    /// <summary>The beginning of a text, whole words.</summary>
    public static string Quoted(string text, int most = MostQuotedOfMatter)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= most ? line : line[..Math.Max(line.LastIndexOf(' ', most - 1), most / 2)].TrimEnd() + "…";
    }

    private static string Prompt(Turn turn, CommentDraft draft) => draft switch
    {
        { Things: [] } => Texts.DraftPrompt(turn.Commune.Name),
        _ when HasVoice(draft) => Texts.DraftVoiceNeedsWords,
        _ => Texts.DraftNeedsWords,
    };

    private static Choice[] WordChoices(CommentDraft draft) =>
        HasVoice(draft) ? [new Choice(Texts.ChoiceSendVoice, new Command(CommandKind.SendVoice)), DropChoice] : [DropChoice];

    private static bool HasVoice(CommentDraft draft) => Array.Exists(draft.Things, thing => thing.Kind == ThingKind.Audio);

    private static TurnOutcome Door(Turn turn, CommentDraft draft)
    {
        var choices = new List<Choice>();
        if (turn.Find(DifferenceSlug) is { } difference)
        {
            choices.Add(new Choice(Texts.ChoiceLegalWay, Command.Open(difference.Slug, AnswerPart.Steps)));
        }

        choices.Add(new Choice(Texts.ChoiceKeepInspite, new Command(CommandKind.KeepInspiteOfDoor)));
        choices.Add(DropChoice);
        return Keep(turn.End(TurnStatus.DraftDoor, new Reply($"{Texts.DoorText}\n\n{Texts.DoorOffer}", choices)), draft with { Step = DraftStep.Door });
    }

    private static IEnumerable<string> Lines(Turn turn, CommentDraft draft, CommentReading reading, string lead, IReadOnlyList<string> several)
    {
        if (reading.Screening.Has(Sensitivity.Emergency))
        {
            yield return Texts.EmergencyNumbers;
        }

        yield return lead;
        yield return several.Count > 0
            ? Texts.SeveralMatters(several.Count, several.Select(matter => Quoted(matter)))
            : Texts.DraftQuoted(Quoted(draft.Text, MostQuoted));
        yield return string.Join('\n', Facts(turn, draft, reading, several.Count > 0));
        yield return Texts.DraftConfirm;
    }

    private static IEnumerable<string> Facts(Turn turn, CommentDraft draft, CommentReading reading, bool several)
    {
        if (!several || draft.Place is not null || reading.Place.Display is null)
        {
            yield return PlaceLine(draft, reading);
        }

        if (!several)
        {
            if (!reading.Topics.Unsure)
            {
                yield return Texts.DraftTopic(turn.Comments.Reader.TopicName(reading.Topics.Assigned[0]));
            }
        }

        if (DraftThings.InWords(draft.Things) is { Length: > 0 } things)
        {
            yield return Texts.DraftThings(things);
        }

        yield return DayLine(draft, DraftDay.For(turn, draft, reading));
        if (draft.Anonymous)
        {
            yield return Texts.DraftAnonymousLine;
        }

        if (draft is not { Name: null, Phone: null })
        {
            yield return Texts.DraftContactLine;
        }

        if (draft.DoorSeen)
        {
            yield return Texts.DraftDoorLine;
        }
    }

    private static string PlaceLine(CommentDraft draft, CommentReading reading) => (draft.Place ?? reading.Place.Display) switch
    {
        { } place => Texts.DraftPlace(place),
        null when DraftThings.Pin(draft.Things) is not null => Texts.DraftPlace(Texts.PinnedPlace),
        null => Texts.DraftPlaceUnknown,
    };

    private static string DayLine(CommentDraft draft, DraftDay choice) => choice switch
    {
        { Day: { } day, Late: false } => Texts.DraftDay(DraftDay.InWords(day)),
        { Day: { } day } => Texts.DraftDayLate(DraftDay.InWords(day)),
        _ when draft.DayId == CommentDraft.NoDay => Texts.DraftLaterDay,
        _ => Texts.ReviewNoDay,
    };

    private static Choice[] Choices(CommentDraft draft, IReadOnlyList<string> several)
    {
        Choice[] send = several.Count > 0
            ? [new(Texts.ChoiceSplit(several.Count), new Command(CommandKind.SendSplit)), new(Texts.ChoiceTogether, new Command(CommandKind.SendTogether))]
            : [new(Texts.ChoiceSend, new Command(CommandKind.SendDraft))];
        return
        [
            .. send,
            new(Texts.ChoiceEdit, new Command(CommandKind.EditDraft)),
            new(Texts.ChoiceAdd, new Command(CommandKind.AddToDraft)),
            new(draft.Anonymous ? Texts.ChoiceNotAnonymous : Texts.ChoiceAnonymous, new Command(CommandKind.ToggleAnonymous)),
            DropChoice,
        ];
    }
}
