using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Smoke;

/// <summary>A bot as tutorials write it: greets who joins, counts, offers choices, remembers a name, answers events and invokes.</summary>
internal sealed class TypicalBot(ConversationState conversations, UserState users) : ActivityHandler
{
    private readonly IStatePropertyAccessor<Profile> _profile = users.CreateProperty<Profile>("Profile");
    private readonly IStatePropertyAccessor<int> _turns = conversations.CreateProperty<int>("Turns");

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversations.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);
        await users.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        foreach (var member in membersAdded.Where(member => member.Id != turnContext.Activity.Recipient.Id))
        {
            await turnContext.SendActivityAsync(
                MessageFactory.SuggestedActions(["Thủ tục", "Góp ý"], $"Chào {member.Name}!", null, InputHints.ExpectingInput), cancellationToken);
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var turns = await _turns.GetAsync(turnContext, () => 0, cancellationToken) + 1;
        await _turns.SetAsync(turnContext, turns, cancellationToken);
        var profile = await _profile.GetAsync(turnContext, () => new Profile(), cancellationToken);
        switch (turnContext.Activity.Text.Split(' ', 2))
        {
            case ["tên", var name]:
                profile.Name = name;
                await turnContext.SendActivityAsync($"Chào {name}", cancellationToken: cancellationToken);
                break;
            case ["quên"]:
                await conversations.ClearStateAsync(turnContext, cancellationToken);
                await turnContext.SendActivityAsync("Đã quên", inputHint: InputHints.IgnoringInput, cancellationToken: cancellationToken);
                break;
            case ["thẻ"]:
                var card = new HeroCard("Khai sinh", buttons: [new CardAction(ActionTypes.OpenUrl, "Mở", value: "https://example.vn")]);
                await turnContext.SendActivityAsync(MessageFactory.Attachment(card.ToAttachment()), cancellationToken);
                break;
            default:
                await turnContext.SendActivityAsync(
                    MessageFactory.Text($"{profile.Name ?? "Bạn"} nói lần {turns}: {turnContext.Activity.Text}"), cancellationToken);
                break;
        }
    }

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(MessageFactory.Text($"Sự kiện {turnContext.Activity.Name}"), cancellationToken);

    public sealed class Profile
    {
        public string Name { get; set; }
    }
}
