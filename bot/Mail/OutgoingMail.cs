namespace CivicBot.Mail;

/// <summary>One mail to one person. To several, several are sent: nobody sees whom else it went to, and each has an ending of its own.</summary>
/// <param name="Id">The same for every attempt; becomes the Message-ID, by which the receiving side knows a repetition.</param>
/// <param name="Address">Valid, see <see cref="MailAddresses"/>.</param>
/// <param name="Name">Of the person or office.</param>
/// <param name="FromName">Of the commune.</param>
/// <param name="Body">Plain text.</param>
public sealed record OutgoingMail(Guid Id, string Address, string Name, string FromName, string Subject, string Body, IReadOnlyList<MailFile> Files);

/// <param name="Name">With its ending; Vietnamese letters are welcome.</param>
/// <param name="PlainName">The same without diacritics, for programs that know no others.</param>
public sealed record MailFile(string Name, string PlainName, string ContentType, byte[] Content);

/// <summary>How handing over a mail ended.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server took it.</summary>
    public sealed record Accepted : MailOutcome;

    /// <summary>Not now: the same again later makes sense.</summary>
    /// <param name="ServerAway">True: nothing else goes out either at the moment.</param>
    public sealed record Later(MailTrouble Trouble, int? Code, bool ServerAway) : MailOutcome;

    /// <summary>The server will not take it for this address or with this content, however often it is tried.</summary>
    public sealed record Refused(MailTrouble Trouble, int? Code) : MailOutcome;
}

/// <summary>What stands in the way. Stored by name.</summary>
public enum MailTrouble
{
    /// <summary>The server cannot be reached, or the connection broke.</summary>
    Unreachable,

    /// <summary>The server did not answer in time.</summary>
    TimedOut,

    /// <summary>No STARTTLS, or a certificate that does not hold.</summary>
    Tls,

    /// <summary>The server refuses the account, the password or the sender's address.</summary>
    Account,

    /// <summary>The server asks to come again (4xx): greylisting, too much at once, mailbox busy.</summary>
    TryLater,

    /// <summary>No such mailbox, or it takes no mail.</summary>
    Recipient,

    /// <summary>Too large, or refused for what is in it.</summary>
    Content,
}
