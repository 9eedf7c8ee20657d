using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using CivicBot.ZaloStandIn.Webhooks;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Load.Bot;

/// <summary>
/// The peer of full turns: a plain Bot Framework bot as its samples are, which echoes, keeps conversation and user state in memory, and handles the turn inside the webhook call. It
/// keeps nothing through a restart and answers a repeated event again.
/// </summary>
internal static class EchoBot
{
    public static Command Create()
    {
        var url = new Argument<string>("url");
        var zalo = new Argument<string>("zalo") { Description = "Where it sends." };
        var appId = new Argument<string>("app-id");
        var secret = new Argument<string>("secret") { Description = "Checks signatures." };
        var token = new Argument<string>("token") { Description = "Access token of the Official Account." };
        var command = new Command("echo", "Serves the echo bot that full turns are compared with.") { url, zalo, appId, secret, token };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(url),
            new EchoAdapter(new Uri(parsed.GetRequiredValue(zalo)), parsed.GetRequiredValue(token)),
            parsed.GetRequiredValue(appId),
            parsed.GetRequiredValue(secret),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(string url, EchoAdapter adapter, string appId, string secret, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var storage = new MemoryStorage();
        var bot = new Echoing(new ConversationState(storage), new UserState(storage));
        app.MapGet("/{**any}", () => "echo");
        app.MapPost("/zalo/webhook", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var said = body.ToArray();
            using var json = JsonDocument.Parse(said);
            if (context.Request.Headers[WebhookSignature.Header] != WebhookSignature.Sign(appId, said, json.RootElement.GetProperty("timestamp").GetString()!, secret))
            {
                return;
            }

            await adapter.ProcessAsync(json.RootElement, bot.OnTurnAsync, context.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Counts the turns of a conversation and of a user, and says what was said.</summary>
    private sealed class Echoing(ConversationState conversations, UserState users) : ActivityHandler
    {
        public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await base.OnTurnAsync(turnContext, cancellationToken);
            await conversations.SaveChangesAsync(turnContext, false, cancellationToken);
            await users.SaveChangesAsync(turnContext, false, cancellationToken);
        }

        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            await CountAsync(conversations, turnContext, cancellationToken);
            await CountAsync(users, turnContext, cancellationToken);
            await turnContext.SendActivityAsync(MessageFactory.Text($"Echo: {turnContext.Activity.Text}"), cancellationToken);
        }

        private static async Task CountAsync(BotState state, ITurnContext turnContext, CancellationToken cancellationToken)
        {
            var property = state.CreateProperty<Turns>("turns");
            (await property.GetAsync(turnContext, () => new Turns(), cancellationToken)).Count++;
        }
    }

    private sealed class Turns
    {
        public int Count { get; set; }
    }

    private sealed class EchoAdapter(Uri zalo, string token) : BotAdapter
    {
        private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = zalo };

        public async Task ProcessAsync(JsonElement happened, BotCallbackHandler callback, CancellationToken cancellationToken)
        {
            var (user, message) = (happened.GetProperty("sender").GetProperty("id").GetString()!, happened.GetProperty("message"));
            using var turn = new TurnContext(this, new Activity
            {
                Type = ActivityTypes.Message,
                Id = message.GetProperty("msg_id").GetString(),
                ChannelId = "zalo",
                From = new ChannelAccount(user),
                Recipient = new ChannelAccount(happened.GetProperty("recipient").GetProperty("id").GetString()),
                Conversation = new ConversationAccount(id: user),
                Text = message.GetProperty("text").GetString(),
            });
            await RunPipelineAsync(turn, callback, cancellationToken);
        }

        public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            var sent = new List<ResourceResponse>();
            foreach (var activity in activities)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v2.0/oa/message") // a state agency's way
                {
                    Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new
                    {
                        recipient = new { message_id = activity.ReplyToId },
                        message = new { text = activity.Text },
                    }))
                    { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
                };
                request.Headers.Add("access_token", token);
                using var answer = await http.SendAsync(request, cancellationToken);
                using var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
                sent.Add(new ResourceResponse(said.RootElement.GetProperty("data").GetProperty("message_id").GetString()));
            }

            return [.. sent];
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException("Zalo changes no message.");

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException("Zalo deletes no message.");
    }
}
