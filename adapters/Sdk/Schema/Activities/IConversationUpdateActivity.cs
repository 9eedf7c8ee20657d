namespace Microsoft.Bot.Schema;

/// <summary>Members or the topic of the conversation changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    IList<ChannelAccount> MembersAdded { get; set; }

    IList<ChannelAccount> MembersRemoved { get; set; }

    string TopicName { get; set; }

    bool? HistoryDisclosed { get; set; }
}

/// <summary>The bot was put on or taken off a contact list.</summary>
public interface IContactRelationUpdateActivity : IActivity
{
    string Action { get; set; }
}

/// <summary>The bot was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    string Action { get; set; }
}

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    string Code { get; set; }

    string Text { get; set; }
}

/// <summary>The other side is typing.</summary>
public interface ITypingActivity : IActivity
{
}

/// <summary>The conversation is handed over.</summary>
public interface IHandoffActivity : IActivity
{
}
