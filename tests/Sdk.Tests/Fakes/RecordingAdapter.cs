using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Fakes;

/// <summary>An adapter of the plainest kind: it overrides what it must, keeps what it was asked to send and numbers it.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _sent = [];

    public IReadOnlyList<Activity> Sent
    {
        get
        {
            lock (_lock)
            {
                return _sent.ToArray();
            }
        }
    }

    public List<Activity> Updated { get; } = [];

    public List<ConversationReference> Deleted { get; } = [];

    /// <summary>How many activities the adapter was given at a time.</summary>
    public List<int> Batches { get; } = [];

    public Action<Activity> OnSent { get; set; }

    public Task RunAsync(ITurnContext turnContext, BotCallbackHandler bot, CancellationToken cancellationToken = default) =>
        RunPipelineAsync(turnContext, bot, cancellationToken);

    public async Task RunAsync(Activity activity, BotCallbackHandler bot, CancellationToken cancellationToken = default)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot, cancellationToken);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = new ResourceResponse[activities.Length];
        lock (_lock)
        {
            Batches.Add(activities.Length);
            for (var i = 0; i < activities.Length; i++)
            {
                _sent.Add(activities[i]);
                responses[i] = new ResourceResponse($"sent-{_sent.Count}");
            }
        }

        foreach (var activity in activities)
        {
            OnSent?.Invoke(activity);
        }

        return Task.FromResult(responses);
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference);
        return Task.CompletedTask;
    }
}
