using System.ComponentModel.DataAnnotations;

namespace CivicBot.Adapters.WebChat;

/// <summary>Settings of Web Chat: the Direct Line endpoints and the pages that may use them (section <c>WebChat</c>).</summary>
public sealed class WebChatOptions
{
    public const string Section = "WebChat";

    /// <summary>
    /// Secret with which a trusted server asks for tokens; empty: nobody can, and only pages of this host and of <see cref="TrustedOrigins"/> open conversations.
    /// It never goes to a browser.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// Origins of the portals whose pages may show the chat, each as a browser says it: <c>https://phuong-an-mau.gov.vn</c>. Pages of this host need no entry; all others are refused.
    /// </summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>How long a token opens its conversation; the protocol's own value is 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "WebChat__TokenLifetime must lie between one minute and one day.")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Conversations that one network address may open in a minute.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat__ConversationsPerMinute must be a whole number from 1 to 100000.")]
    public int ConversationsPerMinute { get; set; } = 30;

    /// <summary>Messages that one conversation may send in a minute.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat__MessagesPerMinute must be a whole number from 1 to 100000.")]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Messages and requests for tokens of one network address in a minute, all its conversations together; an office behind one router shares them.</summary>
    [Range(1, 1_000_000, ErrorMessage = "WebChat__RequestsPerMinute must be a whole number from 1 to 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>How often one conversation may ask for news in a minute; clients ask once a second or hold a stream.</summary>
    [Range(30, 1_000_000, ErrorMessage = "WebChat__PollsPerMinute must be a whole number from 30 to 1000000.")]
    public int PollsPerMinute { get; set; } = 6_000;

    /// <summary>Longest text of one message, in UTF-16 units.</summary>
    [Range(100, 100_000, ErrorMessage = "WebChat__MaxTextLength must be a whole number from 100 to 100000.")]
    public int MaxTextLength { get; set; } = 4_000;

    /// <summary>Largest upload, all its files together, in megabytes; zero: no uploads.</summary>
    [Range(0, 500, ErrorMessage = "WebChat__MaxUploadMegabytes must be a whole number from 0 to 500.")]
    public int MaxUploadMegabytes { get; set; } = 25;

    /// <summary>Files of one upload.</summary>
    [Range(1, 20, ErrorMessage = "WebChat__MaxFiles must be a whole number from 1 to 20.")]
    public int MaxFiles { get; set; } = 5;

    /// <summary>What one network address may upload in an hour, in megabytes.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat__UploadMegabytesPerHour must be a whole number from 1 to 100000.")]
    public int UploadMegabytesPerHour { get; set; } = 200;

    /// <summary>Streams (WebSockets) that are open at once, of all conversations; the others ask by polling.</summary>
    [Range(0, 100_000, ErrorMessage = "WebChat__MaxStreams must be a whole number from 0 to 100000.")]
    public int MaxStreams { get; set; } = 2_000;

    /// <summary>A stream that was silent for so long carries an empty frame, so that proxies keep it open.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "WebChat__StreamPing must lie between one second and ten minutes.")]
    public TimeSpan StreamPing { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Who may post to <c>/api/messages</c> as the Bot Framework Emulator does.</summary>
    public EmulatorAccess Emulator { get; set; } = EmulatorAccess.Loopback;

    internal long MaxUploadBytes => MaxUploadMegabytes * 1024L * 1024L;
}

/// <summary>From where the Bot Framework Emulator is listened to. Answers go to services on this machine only, whoever asks.</summary>
public enum EmulatorAccess
{
    /// <summary>From this machine, and not through a proxy.</summary>
    Loopback,

    /// <summary>From nowhere.</summary>
    Off,

    /// <summary>From anywhere: for a machine that only developers reach.</summary>
    Anywhere,
}
