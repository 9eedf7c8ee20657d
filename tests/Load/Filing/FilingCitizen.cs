using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using CivicBot.Load.Wire;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Load.Filing;

/// <summary>
/// One citizen with one matter: "Gửi ý kiến", the words, a photo and some more words as fast as they can be typed, then a look at what was read back, and the press of "Gửi". Whoever is
/// shown somebody else's comment of the same kind sends the own one all the same.
/// </summary>
internal sealed partial class FilingCitizen(int number, FilingCrowd crowd, Random random)
{
    private const string FileAsked = "Gửi ý kiến";

    // What moves a comment on, the last step first.
    private static readonly string[] Wanted = ["Vẫn gửi riêng", "Gửi chung một ý kiến", "Gửi", "Tiếp tục ý kiến đang viết"];

    private readonly Channel<DeliveredMessage> received = Channel.CreateUnbounded<DeliveredMessage>();
    private DateTimeOffset last = DateTimeOffset.UtcNow;

    public int Number => number;

    public string UserId { get; } = SignedEvents.UserId(number);

    public string? Code { get; private set; }

    /// <summary>How long the press of "Gửi" took until the code was there.</summary>
    public TimeSpan? Waited { get; private set; }

    /// <summary>The last message that came, for whoever looks into what went wrong.</summary>
    public DeliveredMessage? Heard { get; private set; }

    public void Receive(DeliveredMessage message)
    {
        Heard = message;
        received.Writer.TryWrite(message);
    }

    public static string? CodeIn(DeliveredMessage message) => Codes().Match(message.Text) is { Success: true } match ? string.Concat(match.Value.Where(char.IsAsciiDigit)) : null;

    public async Task FileAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(crowd.Spread * random.NextDouble(), cancellationToken);
        await SayAsync(FileAsked, cancellationToken);
        await SayAsync(FilingWords.Matter(number), cancellationToken);
        await ShowAsync(cancellationToken);
        var asked = await SayAsync(FilingWords.More(number), cancellationToken);
        var pressed = 0L;
        await foreach (var message in received.Reader.ReadAllAsync(cancellationToken))
        {
            if (message.InReplyTo != asked)
            {
                continue;
            }

            if (CodeIn(message) is { } code)
            {
                (Code, Waited) = (code, Stopwatch.GetElapsedTime(pressed));
                return;
            }

            if (Wanted.Select(title => message.Buttons.FirstOrDefault(button => button.Title == title)).FirstOrDefault(button => button is not null) is { } choice)
            {
                pressed = Stopwatch.GetTimestamp();
                asked = await SayAsync(choice.Value, cancellationToken);
            }
        }
    }

    private async Task<string> SayAsync(string text, CancellationToken cancellationToken)
    {
        var id = SignedEvents.MessageId(random);
        crowd.Account.NoteMessage(UserId, id, text);
        await crowd.PostAsync(WebhookEvent.UserSendText(crowd.Options.AppId, crowd.Account.OaId, UserId, id, text, Now()), random, cancellationToken);
        return id;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var id = SignedEvents.MessageId(random);
        crowd.Account.NoteMessage(UserId, id, "");
        var photo = $"{crowd.MediaAddress}/ho-{number}.jpg";
        await crowd.PostAsync(WebhookEvent.UserSendImage(crowd.Options.AppId, crowd.Account.OaId, UserId, id, photo, Now()), random, cancellationToken);
    }

    /// <summary>Zalo's time stamps have milliseconds: two messages of one person never share one here.</summary>
    private DateTimeOffset Now()
    {
        var now = DateTimeOffset.UtcNow;
        return last = now > last.AddMilliseconds(1) ? now : last.AddMilliseconds(1);
    }

    [GeneratedRegex(@"YK \d{3}-\d{3}-\d{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}
