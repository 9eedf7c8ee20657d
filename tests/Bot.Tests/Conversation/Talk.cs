using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Life;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Conversation;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;

namespace CivicBot.Tests.Conversation;

/// <summary>A citizen talking with the pure engine: keeps the state from message to message.</summary>
internal sealed class Talk(IMessageUnderstanding understanding, ProcedureSnapshot procedures, ICommuneDirectory communes, Commune? commune = null)
{
    private int turns;

    /// <summary>A Monday morning, 9:15, when offices are open.</summary>
    public static DateTimeOffset MondayMorning { get; } = new(2026, 11, 23, 9, 15, 0, TimeSpan.FromHours(7));

    public DialogueState State { get; set; } = new() { Introduced = true };

    public DateTimeOffset Now { get; set; } = MondayMorning;

    public List<OwnNote> OwnNotes { get; } = [];

    public List<ConversationEffect> Effects { get; } = [];

    /// <summary>What was asked of the records, in order.</summary>
    public List<CitizenRequest> Requests { get; } = [];

    /// <summary>What the records hold for the next turn.</summary>
    public OpenedComments Opened { get; set; } = new() { Days = [Samples.NextDay] };

    public SimilarComments? Similar { get; set; }

    public TurnOutcome Last { get; private set; } = null!;

    /// <summary>With the shipped procedures and understanding, and the sample commune.</summary>
    public static Talk Shipped() => new(ShippedKnowledge.Understanding, ShippedKnowledge.Procedures, ShippedKnowledge.Communes);

    /// <summary>With three made-up procedures and an understanding that does as the test says.</summary>
    public static Talk Small(ScriptedUnderstanding understanding, Commune? commune = null) =>
        new(understanding, Samples.Snapshot, ShippedKnowledge.Communes, commune);

    public Talk AtFirstContact()
    {
        State = new DialogueState();
        return this;
    }

    public TurnOutcome Say(string text) => Do(new IncomingMessage.Sent(text, []));

    public TurnOutcome Show(ThingKind kind, string? reference = null, string text = "") => Do(new IncomingMessage.Sent(text, [new SentThing(kind, reference)]));

    /// <summary>Chooses what is shown under this number.</summary>
    public TurnOutcome Choose(int number) => Say(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public TurnOutcome Do(IncomingMessage message)
    {
        var serving = commune ?? communes.ForOa(null);
        Last = ConversationEngine.Run(new TurnInput(
            $"talk/{turns++}", State, message, serving, Now, understanding, procedures, office => communes.OpeningAt(serving, office, Now), OwnNotes,
            new ConversationOptions(), ReviewAfterDays: 180,
            new CommentsInput(SampleCommentReader.Instance, Opened, new OneSimilar(Similar), DraftDays: 7, RetentionDays: 730)));
        while (Last.Then is { } then)
        {
            Requests.AddRange(Last.Requests);
            Last = then([.. Last.Requests.Select(Answer)]);
        }

        State = Last.State;
        Effects.AddRange(Last.Effects);
        return Last;
    }

    /// <summary>As the records answer when nothing stands in the way.</summary>
    private CitizenRequestResult Answer(CitizenRequest request, int index) => request switch
    {
        CitizenRequest.File file => new CitizenRequestResult.Filed(CommentCode.For($"talk/{turns}/{index}", 0), file.DayId, file.Late),
        CitizenRequest.Join join => new CitizenRequestResult.Joined(join.Code, 13, CommentState.Confirmed),
        CitizenRequest.Add add => Done(add.Code),
        CitizenRequest.Withdraw withdraw => Done(withdraw.Code),
        CitizenRequest.Rate rate => Done(rate.Code),
        CitizenRequest.Contest contest => Done(contest.Code),
        CitizenRequest.AnswerQuestion answer => Done(answer.Code),
        CitizenRequest.GiveContact contact => Done(contact.Code),
        CitizenRequest.StayAnonymous hide => Done(hide.Code),
        CitizenRequest.EraseMe => new CitizenRequestResult.Erased(),
        CitizenRequest.ExportMe => new CitizenRequestResult.Exported("Ý kiến của ông/bà: …"),
        _ => throw new InvalidOperationException($"No test answers {request.GetType().Name}."),
    };

    private static CitizenRequestResult.Done Done(string code) => new(code, CommentState.Confirmed);

    private sealed class OneSimilar(SimilarComments? similar) : ISimilarComments
    {
        public SimilarComments? Find(string commune, CommentReading reading) => similar;
    }
}

/// <summary>What was said, as one text.</summary>
internal static class Said
{
    public static string Text(this TurnOutcome outcome) => string.Join("\n\n", outcome.Replies.Select(reply => reply.Plain));

    public static IReadOnlyList<string> Labels(this TurnOutcome outcome) => [.. outcome.Replies.SelectMany(reply => reply.Choices).Select(choice => choice.Label)];
}
