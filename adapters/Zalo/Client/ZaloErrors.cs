using System.Collections.Frozen;

namespace CivicBot.Adapters.Zalo.Client;

/// <summary>Which of Zalo's two lists a code is from: the same number means different things.</summary>
public enum ZaloErrorFamily
{
    /// <summary>OA API (<c>openapi.zalo.me</c>).</summary>
    Oa,

    /// <summary>Template messages, ZNS/ZBS (<c>business.openapi.zalo.me</c>).</summary>
    Zns,
}

/// <summary>Codes of our own, where no answer of Zalo stands behind an error; Zalo's are negative or below 1,000.</summary>
public static class ZaloLocalErrors
{
    /// <summary>No token: nobody consented, or Zalo refused to renew.</summary>
    public const int NoGrant = 9001;

    /// <summary>The token could not be renewed just now.</summary>
    public const int TokenUnavailable = 9002;

    /// <summary>Not called, because the last calls failed for reasons that only a person can mend.</summary>
    public const int CircuitOpen = 9003;

    /// <summary>Not called: too many calls wait, or Zalo asked for a pause.</summary>
    public const int RateLimited = 9004;

    /// <summary>No usable answer to a read or upload.</summary>
    public const int NoAnswer = 9005;

    /// <summary>The picture or file is missing, too large or of a kind that Zalo does not take.</summary>
    public const int BadMedia = 9006;
}

/// <summary>What Zalo's error codes ask of us, in two lists of data (OA API; ZNS/ZBS).</summary>
public static class ZaloErrors
{
    public const int AttachmentExpired = -100;
    public const int InvalidParameter = -201;
    public const int UnsupportedMessage = -233;
    public const int WrongOaType = -235;
    public const int V2Closed = -240;
    public const int NotAuthorised = -223;
    public const int RateLimit = -32;

    private static readonly FrozenDictionary<int, Row> Oa = Rows(
        (RateLimit, ZaloErrorClass.Backoff, Wait.Minute, "too many requests this minute"),
        (AttachmentExpired, ZaloErrorClass.Drop, Wait.None, "attachment id expired"),
        (-200, ZaloErrorClass.Uncertain, Wait.None, "sending failed, no detail"),
        (InvalidParameter, ZaloErrorClass.Drop, Wait.None, "a parameter is invalid"),
        (-204, ZaloErrorClass.Config, Wait.None, "OA deleted or disabled"),
        (-205, ZaloErrorClass.Config, Wait.None, "OA does not exist"),
        (-209, ZaloErrorClass.Config, Wait.None, "app not activated"),
        (-210, ZaloErrorClass.Drop, Wait.None, "parameter above the limit"),
        (-211, ZaloErrorClass.Quota, Wait.Hour, "out of quota for the feature"),
        (-212, ZaloErrorClass.Config, Wait.None, "API product not registered for the app"),
        (-213, ZaloErrorClass.Window, Wait.None, "the person does not follow the OA"),
        (-214, ZaloErrorClass.Backoff, Wait.Minute, "article still being processed"),
        (-216, ZaloErrorClass.Refresh, Wait.None, "access token invalid"),
        (-217, ZaloErrorClass.Window, Wait.None, "the person blocked invitations from the OA"),
        (-218, ZaloErrorClass.Window, Wait.None, "the person's receive quota is used up"),
        (-219, ZaloErrorClass.Config, Wait.None, "app removed or disabled"),
        (-220, ZaloErrorClass.Refresh, Wait.None, "access token expired or removed"),
        (-221, ZaloErrorClass.Config, Wait.None, "the OA must be verified"),
        (NotAuthorised, ZaloErrorClass.Config, Wait.None, "the OA has not authorised this API"),
        (-224, ZaloErrorClass.Config, Wait.None, "the OA's package is too low"),
        (-227, ZaloErrorClass.Window, Wait.None, "the person is banned or inactive for more than 45 days"),
        (-230, ZaloErrorClass.Window, Wait.None, "no interaction in 7 days"),
        (-232, ZaloErrorClass.Window, Wait.None, "never interacted, or the interaction expired"),
        (UnsupportedMessage, ZaloErrorClass.Drop, Wait.None, "message type invalid or unsupported"),
        (-234, ZaloErrorClass.Quota, Wait.Morning, "not between 22:00 and 06:00"),
        (WrongOaType, ZaloErrorClass.Switch, Wait.None, "the API is not for this type of OA"),
        (-237, ZaloErrorClass.Config, Wait.None, "group disabled"),
        (-238, ZaloErrorClass.Drop, Wait.None, "asset id already used"),
        (V2Closed, ZaloErrorClass.Switch, Wait.None, "the v2 message API is shut down for this OA"),
        (-241, ZaloErrorClass.Drop, Wait.None, "asset id disabled"),
        (-242, ZaloErrorClass.Config, Wait.None, "appsecret_proof is wrong"),
        (-244, ZaloErrorClass.Window, Wait.None, "the person restricted this kind of message from the OA"),
        (-248, ZaloErrorClass.Drop, Wait.None, "the content violates the platform's standards"),
        (-249, ZaloErrorClass.Drop, Wait.None, "the template cannot be sent by user id"),
        (-320, ZaloErrorClass.Config, Wait.None, "the app must be connected to a Zalo Cloud Account"),
        (-321, ZaloErrorClass.Config, Wait.None, "the Zalo Cloud Account cannot be charged"),
        (-403, ZaloErrorClass.Drop, Wait.None, "the OA is not in the group"),
        (-1340, ZaloErrorClass.Drop, Wait.None, "advertisement form"),
        (-1341, ZaloErrorClass.Drop, Wait.None, "advertisement form"),
        (-124, ZaloErrorClass.Refresh, Wait.None, "token invalid"),
        (-1001, ZaloErrorClass.Refresh, Wait.None, "token expired (as integrators report)"),
        (3, ZaloErrorClass.Refresh, Wait.None, "token expired (as integrators report)"),
        (452, ZaloErrorClass.Refresh, Wait.None, "session expired (Social API)"));

    private static readonly FrozenDictionary<int, Row> Zns = Rows(
        (RateLimit, ZaloErrorClass.Backoff, Wait.Minute, "limit per minute"),
        (-100, ZaloErrorClass.Backoff, Wait.Minute, "unknown, try later"),
        (-101, ZaloErrorClass.Config, Wait.None, "app invalid"),
        (-102, ZaloErrorClass.Config, Wait.None, "app does not exist"),
        (-103, ZaloErrorClass.Config, Wait.None, "app not active"),
        (-104, ZaloErrorClass.Config, Wait.None, "app secret invalid"),
        (-105, ZaloErrorClass.Config, Wait.None, "app not linked to an OA"),
        (-106, ZaloErrorClass.Drop, Wait.None, "method unsupported"),
        (-107, ZaloErrorClass.Drop, Wait.None, "message id invalid"),
        (-108, ZaloErrorClass.Drop, Wait.None, "phone number invalid"),
        (-109, ZaloErrorClass.Config, Wait.None, "template id invalid"),
        (-1091, ZaloErrorClass.Drop, Wait.None, "template not editable"),
        (-110, ZaloErrorClass.Drop, Wait.None, "the person's Zalo is too old"),
        (-111, ZaloErrorClass.Drop, Wait.None, "template data empty"),
        (-112, ZaloErrorClass.Drop, Wait.None, "template data of an undefined parameter"),
        (-1121, ZaloErrorClass.Drop, Wait.None, "template data too long"),
        (-1122, ZaloErrorClass.Drop, Wait.None, "template data missing"),
        (-1124, ZaloErrorClass.Drop, Wait.None, "template data of a bad format"),
        (-113, ZaloErrorClass.Drop, Wait.None, "button invalid"),
        (-1131, ZaloErrorClass.Drop, Wait.None, "button invalid"),
        (-114, ZaloErrorClass.Drop, Wait.None, "the person cannot receive"),
        (-115, ZaloErrorClass.Config, Wait.None, "out of quota or balance"),
        (-116, ZaloErrorClass.Drop, Wait.None, "text invalid"),
        (-117, ZaloErrorClass.Config, Wait.None, "no permission on the template"),
        (-118, ZaloErrorClass.Drop, Wait.None, "the account does not exist"),
        (-119, ZaloErrorClass.Drop, Wait.None, "the account cannot receive"),
        (-120, ZaloErrorClass.Config, Wait.None, "the OA lacks permission"),
        (-1201, ZaloErrorClass.Config, Wait.None, "the OA or app lacks permission"),
        (-1202, ZaloErrorClass.Config, Wait.None, "the OA or app lacks permission"),
        (-121, ZaloErrorClass.Drop, Wait.None, "body empty"),
        (-122, ZaloErrorClass.Drop, Wait.None, "body is not JSON"),
        (-123, ZaloErrorClass.Drop, Wait.None, "decryption failed"),
        (-124, ZaloErrorClass.Refresh, Wait.None, "token invalid"),
        (-1241, ZaloErrorClass.Config, Wait.None, "appsecret_proof is wrong"),
        (-125, ZaloErrorClass.Config, Wait.None, "OA id invalid"),
        (-126, ZaloErrorClass.Drop, Wait.None, "development mode: wallet empty"),
        (-127, ZaloErrorClass.Drop, Wait.None, "test templates go to administrators only"),
        (-131, ZaloErrorClass.Config, Wait.None, "template not approved"),
        (-132, ZaloErrorClass.Drop, Wait.None, "parameter invalid"),
        (-133, ZaloErrorClass.Quota, Wait.Morning, "not between 22:00 and 06:00"),
        (-135, ZaloErrorClass.Config, Wait.None, "the OA lacks permission"),
        (-1351, ZaloErrorClass.Config, Wait.None, "the OA is blocked"),
        (-136, ZaloErrorClass.Config, Wait.None, "connect a Zalo Cloud Account"),
        (-137, ZaloErrorClass.Config, Wait.None, "the Zalo Cloud Account cannot be charged"),
        (-138, ZaloErrorClass.Config, Wait.None, "the app lacks permission"),
        (-1381, ZaloErrorClass.Config, Wait.None, "the app lacks permission"),
        (-139, ZaloErrorClass.Drop, Wait.None, "the person refused this kind of message"),
        (-140, ZaloErrorClass.Drop, Wait.None, "the person is not eligible"),
        (-141, ZaloErrorClass.Drop, Wait.None, "the person refused this OA"),
        (-142, ZaloErrorClass.Config, Wait.None, "RSA key missing"),
        (-143, ZaloErrorClass.Drop, Wait.None, "RSA key exists"),
        (-144, ZaloErrorClass.Quota, Wait.Tomorrow, "daily limit of the OA"),
        (-1441, ZaloErrorClass.Quota, Wait.Tomorrow, "monthly promotion limit"),
        (-145, ZaloErrorClass.Config, Wait.None, "template tag not allowed"),
        (-146, ZaloErrorClass.Config, Wait.None, "template disabled for low quality"),
        (-147, ZaloErrorClass.Quota, Wait.Tomorrow, "daily limit of the template"),
        (-1471, ZaloErrorClass.Quota, Wait.Tomorrow, "limit per person"),
        (-1472, ZaloErrorClass.Quota, Wait.Tomorrow, "limit per person"),
        (-148, ZaloErrorClass.Drop, Wait.None, "journey"),
        (-149, ZaloErrorClass.Drop, Wait.None, "journey"),
        (-150, ZaloErrorClass.Drop, Wait.None, "journey"),
        (-151, ZaloErrorClass.Drop, Wait.None, "end-to-end encryption"),
        (-152, ZaloErrorClass.Drop, Wait.None, "end-to-end encryption"),
        (-153, ZaloErrorClass.Drop, Wait.None, "end-to-end encryption"),
        (-158, ZaloErrorClass.Drop, Wait.None, "file too big"),
        (-159, ZaloErrorClass.Drop, Wait.None, "file format"),
        (-160, ZaloErrorClass.Quota, Wait.Tomorrow, "quota of template creation"),
        (-161, ZaloErrorClass.Drop, Wait.None, "sending_mode invalid"),
        (-162, ZaloErrorClass.Drop, Wait.None, "sending_mode not allowed"));

    private enum Wait
    {
        None,
        Minute,
        Hour,

        /// <summary>06:05 in Vietnam.</summary>
        Morning,

        /// <summary>00:05 of the next day in Vietnam.</summary>
        Tomorrow,
    }

    public static bool IsKnown(ZaloErrorFamily family, int code) => Table(family).ContainsKey(code);

    /// <summary>All codes of a list, for tests and operators' pages.</summary>
    public static IReadOnlyDictionary<int, ZaloErrorClass> Classes(ZaloErrorFamily family) =>
        Table(family).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Class);

    /// <summary>What a code asks for. A code that is in no list is dropped; the caller counts it.</summary>
    /// <param name="text">Zalo's message: decides where one code has two meanings.</param>
    /// <param name="now">For quotas that open again at a time of day.</param>
    public static ZaloError Classify(ZaloErrorFamily family, int code, string? text, DateTimeOffset now)
    {
        var said = ZaloErrorText.Redact(text ?? "");
        if (!Table(family).TryGetValue(code, out var row))
        {
            return new ZaloError(code, ZaloErrorClass.Drop, $"unknown code: {said}");
        }

        if (family == ZaloErrorFamily.Oa && code == NotAuthorised && said.Contains("quota", StringComparison.OrdinalIgnoreCase))
        {
            row = new Row(ZaloErrorClass.Quota, Wait.Tomorrow, "article quota reached");
        }

        return new ZaloError(code, row.Class, said.Length == 0 ? row.Meaning : $"{row.Meaning}: {said}", RetryAfter(row.Wait, now));
    }

    private static TimeSpan? RetryAfter(Wait wait, DateTimeOffset now) => wait switch
    {
        Wait.None => null,
        Wait.Minute => TimeSpan.FromMinutes(1),
        Wait.Hour => TimeSpan.FromHours(1),
        Wait.Morning => VietnamTime.UntilNext(new TimeOnly(6, 5), now),
        Wait.Tomorrow => VietnamTime.UntilNext(new TimeOnly(0, 5), now),
        _ => throw new ArgumentOutOfRangeException(nameof(wait)),
    };

    private static FrozenDictionary<int, Row> Table(ZaloErrorFamily family) => family switch
    {
        ZaloErrorFamily.Oa => Oa,
        ZaloErrorFamily.Zns => Zns,
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    private static FrozenDictionary<int, Row> Rows(params (int Code, ZaloErrorClass Class, Wait Wait, string Meaning)[] rows) =>
        rows.ToFrozenDictionary(row => row.Code, row => new Row(row.Class, row.Wait, row.Meaning));

    private sealed record Row(ZaloErrorClass Class, Wait Wait, string Meaning);
}
