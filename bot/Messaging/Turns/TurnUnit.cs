using CivicBot.Adapters.Channels;
using CivicBot.Messaging.Stores;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CivicBot.Messaging.Turns;

/// <summary>
/// What one turn is about to change, collected while it runs and committed by the runner in one piece. Scoped: features that take part in a
/// turn ask for it. A closed unit (time limit, commit) takes nothing more.
/// </summary>
public sealed class TurnUnit : ITurnOutput
{
    private readonly Lock gate = new();
    private readonly List<OutboundMessage> messages = [];
    private readonly List<DeliveryConfirmation> confirmations = [];
    private readonly List<ITurnWrite> writes = [];
    private readonly Dictionary<string, StateWrite> state = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> etagsRead = new(StringComparer.Ordinal);
    private string? turnKey;
    private bool closed;

    /// <inheritdoc />
    public string TurnKey => turnKey ?? throw new InvalidOperationException("No turn runs in this scope; bot state and sending need one.");

    /// <summary>A person wrote or joined: apologies are due, and what waited for a contact may go out.</summary>
    internal bool IsContact { get; private set; }

    /// <summary>A message of the citizen is being answered.</summary>
    internal bool AnswersMessage { get; private set; }

    /// <inheritdoc />
    public void Send(OutboundMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (gate)
        {
            MustBeOpen();
            messages.Add(message);
        }
    }

    /// <inheritdoc />
    public void ConfirmDelivered(string conversationId, string contentHash, string channelMessageId)
    {
        lock (gate)
        {
            MustBeOpen();
            confirmations.Add(new DeliveryConfirmation(conversationId, contentHash, channelMessageId));
        }
    }

    /// <summary>Adds a write of another feature that commits with the turn or not at all.</summary>
    public void Enlist(ITurnWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        lock (gate)
        {
            MustBeOpen();
            writes.Add(write);
        }
    }

    internal void Begin(string key)
    {
        if (turnKey is not null)
        {
            throw new InvalidOperationException("A scope runs one turn only.");
        }

        turnKey = key;
    }

    internal void Saw(Activity activity)
    {
        AnswersMessage |= string.Equals(activity.Type, ActivityTypes.Message, StringComparison.Ordinal);
        IsContact |= AnswersMessage || string.Equals(activity.Type, ActivityTypes.ConversationUpdate, StringComparison.Ordinal);
    }

    internal bool TryGetBuffered(string key, out StateItem? item)
    {
        lock (gate)
        {
            var found = state.TryGetValue(key, out var write);
            item = write?.Item;
            return found;
        }
    }

    /// <summary>Remembers under which ETag a key was read first, null for absent: its write is right only if that is still so.</summary>
    internal void NoteRead(string key, string? etag)
    {
        lock (gate)
        {
            etagsRead.TryAdd(key, etag);
        }
    }

    internal StateExpectation ExpectationFor(string key)
    {
        lock (gate)
        {
            return etagsRead.TryGetValue(key, out var etag) ? StateExpectation.Exactly(etag) : StateExpectation.Anything;
        }
    }

    internal void Buffer(StateWrite write)
    {
        lock (gate)
        {
            MustBeOpen();
            // A second write of a key stands on the first one, which stands on what the store had.
            state[write.Key] = state.TryGetValue(write.Key, out var earlier) ? write with { Expects = earlier.Expects } : write;
        }
    }

    /// <summary>Takes no more from now on: what a turn that overran its time does later has no effect.</summary>
    internal void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    /// <summary>Everything so far, as one commit.</summary>
    internal TurnCommit ToCommit(ConversationKey conversation, long eventSequence, DateTimeOffset at) => new()
    {
        Conversation = conversation,
        EventSequence = eventSequence,
        At = at,
        State = [.. state.Values],
        Messages = [.. messages],
        Confirmations = [.. confirmations],
        Writes = [.. writes],
        ContactAt = IsContact ? at : null,
    };

    /// <summary>The messages alone.</summary>
    internal IReadOnlyList<OutboundMessage> Messages => messages;

    private void MustBeOpen()
    {
        if (closed)
        {
            throw new InvalidOperationException("This turn has ended; nothing can be added to it.");
        }

        _ = TurnKey;
    }
}
