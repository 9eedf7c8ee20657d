namespace CivicBot.ZaloStandIn.Accounts;

/// <summary>One OA: its tokens, the citizens it knows, its uploads.</summary>
public sealed class OfficialAccount
{
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConversationEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> reactions = new(StringComparer.Ordinal);
    private readonly TimeProvider time;

    internal OfficialAccount(AccountOptions options, TimeProvider time)
    {
        this.time = time;
        OaId = options.OaId;
        Name = options.Name;
        OaType = options.OaType;
        Tokens = new Tokens(time);
        Uploads = new Uploads(time);
        if (options.RefreshToken is not null || options.AccessToken is not null)
        {
            Tokens.Issue(options.AccessToken, options.RefreshToken);
        }
    }

    public string OaId { get; }

    public string Name { get; }

    public int OaType { get; }

    /// <summary>Refreshes that succeeded.</summary>
    public int Rotations => Tokens.Rotations;

    /// <summary>Refreshes refused because the token was used before, expired or unknown.</summary>
    public int RefusedRefreshes => Tokens.RefusedRefreshes;

    public TokenPair? LatestTokens => Tokens.Latest;

    internal Lock Gate { get; } = new();

    internal Tokens Tokens { get; }

    internal Uploads Uploads { get; }

    /// <summary>A fresh pair, as the console's API Explorer gives one.</summary>
    public TokenPair IssueTokens() => Tokens.Issue();

    /// <summary>Every access token is answered with -220 from now on; refreshing helps.</summary>
    public void ExpireAccessTokens() => Tokens.ExpireAccessTokens();

    /// <summary>Access and refresh tokens are dead; only consent helps.</summary>
    public void RevokeGrant() => Tokens.RevokeGrant();

    /// <summary>All uploads become older than seven days.</summary>
    public void ExpireUploads() => Uploads.ExpireAll();

    /// <summary>Moves a citizen's last interaction into the past; null: as if there had never been one.</summary>
    public void SetLastInteraction(string userId, TimeSpan? ago)
    {
        lock (Gate)
        {
            PersonOf(userId).LastInteraction = ago is { } span ? time.GetUtcNow() - span : null;
        }
    }

    /// <summary>The citizen restricts messages of this OA (-244), or is banned or long absent (-227).</summary>
    public void SetReachability(string userId, bool refusesMessages, bool unreachable)
    {
        lock (Gate)
        {
            var person = PersonOf(userId);
            person.RefusesMessages = refusesMessages;
            person.Unreachable = unreachable;
        }
    }

    /// <summary>Name and phone that the OA's profile endpoints tell.</summary>
    public void SetProfile(string userId, string displayName, string? phone)
    {
        lock (Gate)
        {
            var person = PersonOf(userId);
            person.DisplayName = displayName;
            person.Phone = phone;
        }
    }

    /// <summary>The whole conversation with a citizen, oldest first.</summary>
    public IReadOnlyList<ConversationEntry> ConversationWith(string userId)
    {
        lock (Gate)
        {
            return people.TryGetValue(userId, out var person) ? [.. person.Conversation] : [];
        }
    }

    /// <summary>Everybody who ever wrote or shared something: id, phone where known, and what they said.</summary>
    public IReadOnlyList<(string UserId, string? Phone, IReadOnlyList<string> Said)> Everybody()
    {
        lock (Gate)
        {
            return [.. people.Select(one => (one.Key, one.Value.Phone, (IReadOnlyList<string>)[.. one.Value.Conversation.Where(entry => !entry.FromAccount).Select(entry => entry.Text)]))];
        }
    }

    /// <summary>
    /// Notes a message of a citizen whose event somebody else posts (a load generator), so that replies to it are accepted.
    /// </summary>
    public void NoteMessage(string userId, string messageId, string text) => Note(userId, messageId, "text", text, shown: true);

    internal ConversationEntry Note(string userId, string messageId, string kind, string text, bool shown)
    {
        lock (Gate)
        {
            var person = PersonOf(userId);
            person.ChattedBefore = true;
            person.Interacted(time.GetUtcNow());
            var entry = new ConversationEntry(
                messageId, userId, FromAccount: false, time.GetUtcNow(), kind == "text" ? "text" : "nosupport", kind, text, shown, Delivered: null);
            Keep(person, entry);
            return entry;
        }
    }

    /// <summary>Under <see cref="Gate"/>.</summary>
    internal void Keep(DeliveredMessage message) => Keep(
        PersonOf(message.UserId),
        new ConversationEntry(
            message.MessageId,
            message.UserId,
            FromAccount: true,
            message.At,
            message.Kind is "text" ? "text" : "nosupport",
            message.Kind,
            message.Text,
            Shown: true,
            message));

    /// <summary>Under <see cref="Gate"/>; makes the person known.</summary>
    internal Person PersonOf(string userId)
    {
        if (!people.TryGetValue(userId, out var person))
        {
            people[userId] = person = new Person(userId);
        }

        return person;
    }

    /// <summary>Under <see cref="Gate"/>.</summary>
    internal Person? FindPerson(string userId) => people.GetValueOrDefault(userId);

    /// <summary>Under <see cref="Gate"/>.</summary>
    internal Person? FindByPhone(string phone) => people.Values.FirstOrDefault(p => p.Phone == phone);

    /// <summary>Under <see cref="Gate"/>.</summary>
    internal ConversationEntry? FindEntry(string messageId) => entries.GetValueOrDefault(messageId);

    /// <summary>Under <see cref="Gate"/>.</summary>
    internal IReadOnlyList<Person> People => [.. people.Values];

    /// <summary>Under <see cref="Gate"/>; at most 50 reactions a message.</summary>
    internal bool TryReact(string messageId)
    {
        var count = reactions.GetValueOrDefault(messageId) + 1;
        reactions[messageId] = count;
        return count <= 50;
    }

    private void Keep(Person person, ConversationEntry entry)
    {
        person.Conversation.Add(entry);
        entries[entry.MessageId] = entry;
    }
}
