namespace CivicBot.ZaloStandIn.Accounts;

/// <summary>What an OA knows of one citizen. Guarded by the account's lock.</summary>
internal sealed class Person(string userId)
{
    public string UserId { get; } = userId;

    public string DisplayName { get; set; } = "Công dân " + userId[^4..];

    public string? Phone { get; set; }

    public bool Follows { get; set; }

    public bool ChattedBefore { get; set; }

    /// <summary>The person restricted the OA's messages (-244).</summary>
    public bool RefusesMessages { get; set; }

    /// <summary>Banned, or not seen on Zalo for 45 days (-227).</summary>
    public bool Unreachable { get; set; }

    public DateTimeOffset? LastInteraction { get; set; }

    /// <summary>Replies since the last interaction.</summary>
    public int RepliesUsed { get; set; }

    /// <summary>Both directions, oldest first.</summary>
    public List<ConversationEntry> Conversation { get; } = [];

    public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);

    public void Interacted(DateTimeOffset now)
    {
        LastInteraction = now;
        RepliesUsed = 0;
    }
}

/// <summary>One message of a conversation as the OA's history shows it.</summary>
/// <param name="Type">As in the history endpoint: <c>text</c> or <c>nosupport</c>.</param>
/// <param name="Shown">False for a hidden button press: the history has it with <c>query:</c> in front.</param>
public sealed record ConversationEntry(
    string MessageId, string UserId, bool FromAccount, DateTimeOffset At, string Type, string Kind, string Text, bool Shown, DeliveredMessage? Delivered);
