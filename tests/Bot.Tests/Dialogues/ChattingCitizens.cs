using CivicBot.Comments;
using CivicBot.Comments.Intake;
using CivicBot.Comments.Privacy;
using CivicBot.Comments.Similar;
using CivicBot.Communes;
using CivicBot.Conversation.Records;
using CivicBot.Conversation;
using CivicBot.Knowledge;
using CivicBot.Messaging;
using CivicBot.Messaging.Sqlite;
using CivicBot.Messaging.Turns;
using CivicBot.Storage.Records;
using CivicBot.Tests.Conversation;
using CivicBot.Tests.Listening;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Texts = CivicBot.Conversation.Texts;

namespace CivicBot.Tests.Dialogues;

/// <summary>Citizens who send comments by talking to the bot, each in a conversation of their own: activities in, activities out, real state, real records.</summary>
internal sealed class ChattingCitizens(RecordsDatabase database, ICommuneDirectory communes, TimeProvider time) : IDisposable
{
    private const int MostSteps = 6;

    /// <summary>What a citizen presses who wants the comment sent as it was written, in this order.</summary>
    private static readonly string[] Onwards = [Texts.ChoiceKeepInspite, Texts.ChoiceTogether, Texts.ChoiceSendAnyway, Texts.ChoiceSend];

    private readonly CivicBot.Tests.Conversation.Records conversation = new();
    private readonly MemoryStorage storage = new();
    private int turns;

    /// <summary>One citizen nobody has seen before says one thing and sends it.</summary>
    /// <returns>Digits of the code that the bot told.</returns>
    public async Task<string> FileAsync(string oaId, string citizen, string text)
    {
        var adapter = new TestAdapter(new ConversationReference
        {
            ChannelId = "zalo",
            User = new ChannelAccount(citizen),
            Bot = new ChannelAccount(oaId),
            Conversation = new ConversationAccount(id: $"{oaId}:{citizen}"),
            ServiceUrl = "https://openapi.zalo.me",
        });
        await SayAsync(adapter, oaId, citizen, Texts.MenuComment);
        var replies = await SayAsync(adapter, oaId, citizen, text);
        for (var step = 0; step < MostSteps; step++)
        {
            if (replies.Select(reply => CommentCode.Find(reply.Text ?? "")).FirstOrDefault(code => code is { IsValid: true }) is { } code)
            {
                return code.Digits;
            }

            var choices = replies.SelectMany(reply => reply.SuggestedActions?.Actions ?? []).Select(action => action.Title).ToList();
            var next = Array.Find(Onwards, choice => choices.Contains(choice, StringComparer.Ordinal))
                ?? throw new AssertionException($"No way on from: {string.Join(" | ", replies.Select(reply => reply.Text))} [{string.Join(", ", choices)}]");
            replies = await SayAsync(adapter, oaId, citizen, next);
        }

        throw new AssertionException($"No code after {MostSteps} steps.");
    }

    public void Dispose() => conversation.Dispose();

    /// <summary>One turn as the inbox runs it: a fresh bot, and the unit's writes committed behind it.</summary>
    private async Task<List<Activity>> SayAsync(TestAdapter adapter, string oaId, string citizen, string text)
    {
        var unit = new TurnUnit();
        unit.Begin($"zalo/{oaId}/{turns++}");
        var bot = new CitizenBot(
            new ConversationState(storage), unit, communes, ShippedKnowledge.Procedure, new ScriptedUnderstanding(), conversation.Notes, TestIntake.Pseudonyms, TestIntake.Mask, new EmbeddedTurnEffects([]),
            TestIntake.Of(database, time, conversation), SampleCommentReader.Instance, new NoSimilarComments(), time, Options.Create(new ConversationOptions()),
            Options.Create(new IntakeOptions()), Options.Create(new PrivacyOptions()), Options.Create(new KnowledgeOptions()), RunLog.For<CitizenBot>());
        await adapter.ProcessActivityAsync(new Activity(ActivityTypes.Message) { Text = text }, bot.OnTurnAsync, CancellationToken.None);
        var commit = unit.ToCommit(new ConversationKey("zalo", $"{oaId}:{citizen}"), turns, time.GetUtcNow());
        await conversation.Writer.WriteAsync(session => commit.Writes.OfType<SqliteTurnWrite>().ToList().ForEach(write => write.Run(session)), CancellationToken.None);
        var replies = new List<Activity>();
        while (adapter.GetNextReply() is { } reply)
        {
            replies.Add((Activity)reply);
        }

        return replies;
    }
}
