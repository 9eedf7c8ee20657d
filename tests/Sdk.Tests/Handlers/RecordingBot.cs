using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Handlers;

/// <summary>Notes which of its methods were called, and goes on to the base of each.</summary>
internal sealed class RecordingBot : ActivityHandler
{
    public List<string> Calls { get; } = [];

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        Note("message", base.OnMessageActivityAsync, turnContext, cancellationToken);

    protected override Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("message update", base.OnMessageUpdateActivityAsync, turnContext, cancellationToken);

    protected override Task OnMessageDeleteActivityAsync(
        ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        Note("message delete", base.OnMessageDeleteActivityAsync, turnContext, cancellationToken);

    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("conversation update", base.OnConversationUpdateActivityAsync, turnContext, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Calls.Add($"added {string.Join(' ', membersAdded.Select(member => member.Id))}");
        return base.OnMembersAddedAsync(membersAdded, turnContext, cancellationToken);
    }

    protected override Task OnMembersRemovedAsync(
        IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Calls.Add($"removed {string.Join(' ', membersRemoved.Select(member => member.Id))}");
        return base.OnMembersRemovedAsync(membersRemoved, turnContext, cancellationToken);
    }

    protected override Task OnMessageReactionActivityAsync(
        ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        Note("reaction", base.OnMessageReactionActivityAsync, turnContext, cancellationToken);

    protected override Task OnReactionsAddedAsync(
        IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
    {
        Calls.Add($"reactions added {string.Join(' ', messageReactions.Select(reaction => reaction.Type))}");
        return base.OnReactionsAddedAsync(messageReactions, turnContext, cancellationToken);
    }

    protected override Task OnReactionsRemovedAsync(
        IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
    {
        Calls.Add($"reactions removed {string.Join(' ', messageReactions.Select(reaction => reaction.Type))}");
        return base.OnReactionsRemovedAsync(messageReactions, turnContext, cancellationToken);
    }

    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note("event activity", base.OnEventActivityAsync, turnContext, cancellationToken);

    protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note("token response", base.OnTokenResponseEventAsync, turnContext, cancellationToken);

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note("event", base.OnEventAsync, turnContext, cancellationToken);

    protected override Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        Calls.Add("invoke");
        return base.OnInvokeActivityAsync(turnContext, cancellationToken);
    }

    protected override Task OnEndOfConversationActivityAsync(
        ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
        Note("end", base.OnEndOfConversationActivityAsync, turnContext, cancellationToken);

    protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
        Note("typing", base.OnTypingActivityAsync, turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("installation", base.OnInstallationUpdateActivityAsync, turnContext, cancellationToken);

    protected override Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("installed", base.OnInstallationUpdateAddAsync, turnContext, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("uninstalled", base.OnInstallationUpdateRemoveAsync, turnContext, cancellationToken);

    protected override Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) =>
        Note("command", base.OnCommandActivityAsync, turnContext, cancellationToken);

    protected override Task OnCommandResultActivityAsync(
        ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) =>
        Note("command result", base.OnCommandResultActivityAsync, turnContext, cancellationToken);

    protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Note("unrecognized", base.OnUnrecognizedActivityTypeAsync, turnContext, cancellationToken);

    private Task Note<TContext>(
        string name, Func<TContext, CancellationToken, Task> goOn, TContext turnContext, CancellationToken cancellationToken)
    {
        Calls.Add(name);
        return goOn(turnContext, cancellationToken);
    }
}
