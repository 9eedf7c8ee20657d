namespace CivicBot.Conversation.Handlers.Filing;

/// <summary>"Gửi ý kiến" and what is chosen while a comment is being written: send, correct, add, stay anonymous, drop.</summary>
internal sealed class DraftCommands : ITurnHandler
{
    /// <summary>Of one message; nobody's matter is longer.</summary>
    private const int MostCharacters = 6000;

    public TurnOutcome? Handle(Turn turn) => turn.Chosen switch
    {
        { Kind: CommandKind.WriteComment or CommandKind.ShowDraft } => Open(turn),
        { Kind: CommandKind.SendAsked, NoteKind: NoteKind.Comment } => Begin(turn, turn.State.Asked),
        { Kind: CommandKind.DropDraft } => turn.End(TurnStatus.DraftDropped, Menu.Reply(turn, turn.Draft is null ? Texts.DraftNothing : Texts.DraftDropped))
            .With(state => state with { Draft = null, Asked = null, Things = [] }),
        { } chosen when IsAboutDraft(chosen.Kind) => turn.Draft is { } draft ? Change(turn, draft, chosen) : turn.End(TurnStatus.DraftAsked, new Reply(Texts.SendNothing, Menu.Choices)),
        _ => null,
    };

    /// <summary>Goes on with the draft, or begins one with what was said or sent before.</summary>
    public static TurnOutcome Begin(Turn turn, string? words, TurnStatus status = TurnStatus.DraftShown)
    {
        var draft = turn.Draft ?? new CommentDraft { ChangedAt = turn.Now };
        draft = draft with
        {
            Texts = words is null ? draft.Texts : [.. draft.Texts, words.Length <= MostCharacters ? words : words[..MostCharacters]],
            Things = DraftThings.Joined(draft.Things, turn.State.Things.Concat(turn.Things)),
        };
        return DraftReview.Show(turn, draft, status == TurnStatus.CommentOffered ? Texts.DraftHeard(turn.Commune.Name) : Texts.DraftReadBack, status);
    }

    private static TurnOutcome Open(Turn turn) =>
        turn.Chosen?.Kind == CommandKind.ShowDraft && turn.Draft is null ? turn.End(TurnStatus.DraftAsked, Menu.Reply(turn, Texts.DraftNothing)) : Begin(turn, words: null);

    private static bool IsAboutDraft(CommandKind kind) => kind is CommandKind.SendDraft or CommandKind.SendSplit or CommandKind.SendTogether or CommandKind.EditDraft or CommandKind.EditWords
        or CommandKind.EditPlace or CommandKind.EditDay or CommandKind.ChooseDay or CommandKind.AddToDraft or CommandKind.AddAsked or CommandKind.ToggleAnonymous
        or CommandKind.KeepInspiteOfDoor or CommandKind.SendVoice or CommandKind.JoinSimilar or CommandKind.SendAnyway;

    private static TurnOutcome Change(Turn turn, CommentDraft draft, Command chosen) => chosen.Kind switch
    {
        CommandKind.SendDraft => DraftSending.Send(turn, draft),
        CommandKind.SendSplit => DraftSending.SendSplit(turn, draft),
        CommandKind.SendTogether => DraftSending.Send(turn, draft with { KeptTogether = true }),
        CommandKind.SendAnyway => DraftSending.Send(turn, draft with { SimilarSeen = true }),
        CommandKind.JoinSimilar => DraftSending.Join(turn, draft, chosen.Target ?? ""),
        CommandKind.EditDraft => DraftReview.AskFor(turn, draft, DraftStep.Review, Texts.DraftAskEdit, EditChoices(turn)),
        CommandKind.EditWords => DraftReview.AskFor(turn, draft, DraftStep.Rewrite, Texts.DraftRewrite),
        CommandKind.EditPlace => DraftReview.AskFor(turn, draft, DraftStep.Place, Texts.DraftAskPlace),
        CommandKind.EditDay => DraftReview.AskFor(turn, draft, DraftStep.Review, Texts.DraftAskDay, DayChoices(turn)),
        CommandKind.ChooseDay => DraftReview.Show(turn, draft with { DayId = chosen.Target }, Texts.DraftCorrected),
        CommandKind.AddToDraft => DraftReview.AskFor(turn, draft, DraftStep.More, Texts.DraftEmptyAdd),
        CommandKind.AddAsked => DraftReview.Show(turn, turn.State.Asked is { } asked ? draft with { Texts = [.. draft.Texts, asked] } : draft, Texts.DraftAdded),
        CommandKind.ToggleAnonymous => DraftReview.Show(
            turn, draft with { Anonymous = !draft.Anonymous }, draft.Anonymous ? Texts.DraftNotAnonymous : Texts.DraftAnonymous),
        CommandKind.KeepInspiteOfDoor => DraftReview.Show(turn, draft with { DoorSeen = true }, Texts.DraftReadBack),
        CommandKind.SendVoice => DraftReview.Show(turn, draft.HasWords ? draft : draft with { Texts = [Texts.VoiceOnlyWords] }, Texts.DraftReadBack),
        _ => throw new InvalidOperationException($"{chosen.Kind} is not about a draft."),
    };

    private static Choice[] EditChoices(Turn turn)
    {
        Choice[] parts = [new(Texts.ChoiceEditWords, new Command(CommandKind.EditWords)), new(Texts.ChoiceEditPlace, new Command(CommandKind.EditPlace))];
        return turn.Comments.Opened.Days.Count > 0 ? [.. parts, new(Texts.ChoiceEditDay, new Command(CommandKind.EditDay))] : parts;
    }

    private static Choice[] DayChoices(Turn turn) =>
    [
        .. turn.Comments.Opened.Days.Take(4).Select(day => new Choice(ChoiceLabel.Fit(Texts.AtStart(DraftDay.InWords(day))), new Command(CommandKind.ChooseDay, Target: day.Id))),
        new(Texts.ChoiceLaterDay, new Command(CommandKind.ChooseDay, Target: CommentDraft.NoDay)),
    ];
}
