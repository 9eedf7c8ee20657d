using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Conversation.Channels;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Calendar;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Understanding;
using CivicBot.Messaging.Stores;
using CivicBot.Messaging.Turns;
using CivicBot.Operations.Telemetry;
using CivicBot.Storage;
using CivicBot.Understanding.Cloud;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CivicBot.Conversation;

/// <summary>
/// Between Bot Framework and the conversation: reads the activity, loads the state, opens what the turn may need of the records, lets
/// <see cref="ConversationEngine"/> decide, carries out what it asks of the records, and gives replies, state and effects back. Decides nothing itself; belongs to one turn.
/// </summary>
public sealed partial class CitizenBot(
    ConversationState conversationState,
    TurnUnit unit,
    ICommuneDirectory communes,
    IProcedureLibrary library,
    IMessageUnderstanding understanding,
    INotes notes,
    CitizenPseudonyms pseudonyms,
    QuestionMask mask,
    ITurnEffects effects,
    CitizenIntake intake,
    ICommentReader reader,
    ISimilarComments similar,
    TimeProvider time,
    IOptions<ConversationOptions> options,
    IOptions<IntakeOptions> intakeOptions,
    IOptions<PrivacyOptions> privacy,
    IOptions<KnowledgeOptions> knowledge,
    ILogger<CitizenBot> logger,
    CloudTopics? cloud = null,
    ConversationMetrics? metrics = null) : ActivityHandler
{
    // The name in the stored state: not to be changed.
    private readonly IStatePropertyAccessor<DialogueState> dialogue = conversationState.CreateProperty<DialogueState>("dialogue");

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, IncomingReading.Message(turnContext.Activity), cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        membersAdded.Any(member => member.Id != turnContext.Activity.Recipient?.Id)
            ? RunAsync(turnContext, new IncomingMessage.Arrived(), cancellationToken)
            : Task.CompletedTask;

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        IncomingReading.Event(turnContext.Activity) is { } message ? RunAsync(turnContext, message, cancellationToken) : Task.CompletedTask;

    private async Task RunAsync(ITurnContext turnContext, IncomingMessage message, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var commune = ServingCommune.Of(activity, communes);
        var now = VietnamTime.ToVietnam(time.GetUtcNow());
        var citizen = pseudonyms.Of(activity.ChannelId, activity.Conversation.Id);
        var state = await dialogue.GetAsync(turnContext, () => new DialogueState(), cancellationToken);

        var turn = new IntakeTurn(pseudonyms.OfTurn(unit.TurnKey), commune.Id, citizen, activity.ChannelId, activity.Conversation.Id);
        var opened = await intake.OpenAsync(turn, (message as IncomingMessage.Sent)?.Text ?? "", cancellationToken);
        var input = new TurnInput(
            unit.TurnKey, state, message, commune, now, understanding, library.Current,
            office => communes.OpeningAt(commune, office, now),
            AskedFor(citizen, message), options.Value, knowledge.Value.ReviewAfterDays,
            new CommentsInput(reader, opened, similar, intakeOptions.Value.DraftDays, privacy.Value.RetentionDays));
        var outcome = await DecideAsync(input, turn, cancellationToken);

        foreach (var reply in outcome.Replies)
        {
            await turnContext.SendActivityAsync(ReplyActivities.Of(reply), cancellationToken);
        }

        await RememberAsync(turnContext, outcome, cancellationToken);
        Enlist(effects.Of(outcome.Effects, new TurnRecords(pseudonyms.OfTurn(unit.TurnKey), citizen, commune.Id, now, mask)));
        metrics?.Ended(outcome.Status, outcome.Understood?.Intent);
        Log.TurnEnded(logger, outcome.Status, commune.Id, outcome.Answered?.Procedure.Slug);
    }

    /// <summary>What is asked of the records is there before the turn commits: a turn that runs again meets it and says the same.</summary>
    private async Task<TurnOutcome> DecideAsync(TurnInput input, IntakeTurn turn, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(input, cancellationToken);
        while (outcome.Then is { } then)
        {
            outcome = then(await intake.ApplyAsync(turn, outcome.Requests, cancellationToken));
        }

        return outcome;
    }

    /// <summary>In the first seconds after a start comments cannot be read yet. Only a turn that needs that waits, and decides again.</summary>
    private async Task<TurnOutcome> RunAsync(TurnInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await AdvisedAsync(input, cancellationToken);
        }
        catch (CommentsNotReadyException early)
        {
            try
            {
                await reader.Ready.WaitAsync(intakeOptions.Value.LearningWait, TimeProvider.System, cancellationToken);
            }
            catch (TimeoutException)
            {
                // The event stays where it is and is tried again; health says what is wrong with the lists.
                throw new StorageUnavailableException("Comments cannot be read yet; the turn runs again.", early);
            }

            return await AdvisedAsync(input, cancellationToken);
        }
    }

    /// <summary>With a second opinion on the topics of a comment that is read back or filed, where one is configured and comes in time.</summary>
    private Task<TurnOutcome> AdvisedAsync(TurnInput input, CancellationToken cancellationToken) => cloud is null
        ? Task.FromResult(ConversationEngine.Run(input))
        : cloud.DecideAsync(advice => ConversationEngine.Run(input with { Comments = input.Comments with { Advice = advice } }), cancellationToken);

    /// <summary>Notes are looked up only for a message that names a code.</summary>
    private IReadOnlyList<OwnNote> AskedFor(string citizen, IncomingMessage message) =>
        message is IncomingMessage.Sent sent && NoteCode.Find(sent.Text) is { } code ? notes.Own(citizen, code) : [];

    /// <summary>Effects are written in the transaction that commits the turn: all of them with the answer, or none.</summary>
    private void Enlist(IEnumerable<ITurnWrite> writes)
    {
        foreach (var write in writes)
        {
            unit.Enlist(write);
        }
    }

    private async Task RememberAsync(ITurnContext turnContext, TurnOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Effects.OfType<ConversationEffect.DeleteMyData>().Any())
        {
            var (channel, conversation) = (turnContext.Activity.ChannelId, turnContext.Activity.Conversation.Id);
            Enlist(effects.Forget(channel, conversation));
            await conversationState.DeleteAsync(turnContext, cancellationToken);
            return;
        }

        await dialogue.SetAsync(turnContext, outcome.State, cancellationToken);
        await conversationState.SaveChangesAsync(turnContext, force: false, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Turn ended as {Status} in commune {Commune} (procedure {Slug}).")]
        public static partial void TurnEnded(ILogger logger, TurnStatus status, string commune, string? slug);
    }
}
