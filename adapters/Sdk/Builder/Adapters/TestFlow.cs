using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema;
using Debugger = System.Diagnostics.Debugger;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>Compares what the bot said with what was expected, and throws when they do not fit.</summary>
public delegate void ValidateReply(IActivity expected, IActivity actual);

/// <summary>
/// A conversation written down as a test. Each step gives a new flow that goes on from this one; steps may run before
/// <see cref="StartTestAsync"/>, but only awaiting that says that they have, and how it went.
/// </summary>
public class TestFlow
{
    private const uint DefaultTimeout = 3000;

    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Task _testTask;

    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        _adapter = adapter;
        _callback = callback;
        _testTask = Task.CompletedTask;
    }

    public TestFlow(Task task, TestFlow flow)
    {
        _adapter = flow._adapter;
        _callback = flow._callback;
        _testTask = task ?? Task.CompletedTask;
    }

    public TestFlow(Func<Task> getTask, TestFlow flow)
        : this(getTask?.Invoke(), flow)
    {
    }

    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    /// <summary>Ends when every step has run; fails with the first step that did not hold.</summary>
    public Task StartTestAsync() => _testTask;

    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    /// <summary>The user joins the conversation.</summary>
    public TestFlow SendConversationUpdate() => Then(() =>
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded.Add(_adapter.Conversation.User);
        return _adapter.ProcessActivityAsync((Activity)update, _callback);
    });

    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));
    }

    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    /// <param name="expected">The text that the next reply must have, apart from space around it.</param>
    /// <param name="description">Leads the message of a failure.</param>
    /// <param name="timeout">Milliseconds.</param>
    public TestFlow AssertReply(string expected, string description = null, uint timeout = DefaultTimeout) =>
        AssertReply(_adapter.MakeActivity(expected), description ?? expected, timeout);

    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = DefaultTimeout) =>
        AssertReply(
            reply =>
            {
                var text = TextOf(reply);
                if (text is null || !text.Contains(expected, StringComparison.Ordinal))
                {
                    throw Mismatch(description, expected, text);
                }
            },
            description,
            timeout);

    /// <param name="expected">Type and text are compared.</param>
    /// <param name="description">Leads the message of a failure.</param>
    /// <param name="timeout">Milliseconds.</param>
    public TestFlow AssertReply(IActivity expected, [CallerMemberName] string description = null, uint timeout = DefaultTimeout) =>
        AssertReply(expected, equalityComparer: null, description, timeout);

    /// <param name="expected">The type is always compared.</param>
    /// <param name="equalityComparer">Compares the rest in place of the text.</param>
    /// <param name="description">Leads the message of a failure.</param>
    /// <param name="timeout">Milliseconds.</param>
    public TestFlow AssertReply(
        IActivity expected,
        IEqualityComparer<IActivity> equalityComparer,
        [CallerMemberName] string description = null,
        uint timeout = DefaultTimeout) =>
        AssertReply(
            reply =>
            {
                if (expected.Type != reply.Type)
                {
                    throw Mismatch(description, $"an activity of type {expected.Type}", $"one of type {reply.Type}");
                }

                var fits = equalityComparer?.Equals(expected, reply)
                    ?? string.Equals(TextOf(expected)?.Trim(), TextOf(reply)?.Trim(), StringComparison.Ordinal);
                if (!fits)
                {
                    throw Mismatch(description, TextOf(expected), TextOf(reply));
                }
            },
            description,
            timeout);

    /// <param name="validateActivity">Throws when the reply is not what it should be.</param>
    /// <param name="description">Leads the message of a failure.</param>
    /// <param name="timeout">Milliseconds.</param>
    public TestFlow AssertReply(
        Action<IActivity> validateActivity, [CallerMemberName] string description = null, uint timeout = DefaultTimeout) =>
        Then(async () =>
        {
            using var cancellation = new CancellationTokenSource(Patience(timeout));
            validateActivity(await _adapter.GetNextReplyAsync(cancellation.Token));
        });

    /// <summary>The bot says nothing for the whole of the timeout.</summary>
    public TestFlow AssertNoReply([CallerMemberName] string description = null, uint timeout = DefaultTimeout) => Then(async () =>
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        IActivity reply;
        try
        {
            reply = await _adapter.GetNextReplyAsync(cancellation.Token);
        }
        catch (TaskCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }

        throw Mismatch(description, "no reply", TextOf(reply) ?? $"an activity of type {reply.Type}");
    });

    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    /// <summary>Plays a transcript: what is from the bot is expected, everything else is sent.</summary>
    public TestFlow Test(
        IEnumerable<IActivity> activities, [CallerMemberName] string description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(
            this, (flow, activity) => IsFromBot(activity) ? flow.AssertReply(activity, description, timeout) : flow.Send(activity));
    }

    /// <inheritdoc cref="Test(IEnumerable{IActivity}, string, uint)"/>
    public TestFlow Test(
        IEnumerable<IActivity> activities,
        ValidateReply validateReply,
        [CallerMemberName] string description = null,
        uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return activities.Aggregate(
            this,
            (flow, activity) => IsFromBot(activity)
                ? flow.AssertReply(reply => validateReply(activity, reply), description, timeout)
                : flow.Send(activity));
    }

    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply =>
            {
                var text = TextOf(reply);
                if (!candidates.Contains(text, StringComparer.Ordinal))
                {
                    throw Mismatch(description, $"one of: {string.Join(" | ", candidates)}", text);
                }
            },
            description,
            timeout);
    }

    private static bool IsFromBot(IActivity activity) =>
        string.Equals(activity.From?.Role, RoleTypes.Bot, StringComparison.OrdinalIgnoreCase);

    private static string TextOf(IActivity activity) => activity.AsMessageActivity()?.Text;

    private static InvalidOperationException Mismatch(string description, string expected, string received) =>
        new($"{(description is null ? null : description + ":\n")}Expected: {expected}\nReceived: {received ?? "(no message)"}");

    // Whoever steps through a test is not to be hurried.
    private static TimeSpan Patience(uint milliseconds) =>
        Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(milliseconds);

    private TestFlow Then(Func<Task> step)
    {
        return new TestFlow(RunAsync, this);

        async Task RunAsync()
        {
            await _testTask;
            await step();
        }
    }
}
