using System.Text;

namespace CivicBot.Adapters.Zalo.Tests;

/// <summary>The invented app, account and citizen of these tests; the signed body is the published test vector of this project.</summary>
internal static class Sample
{
    public const string AppId = "1234567890123456789";
    public const string AppSecret = "AppSecretForTests";
    public const string OaSecret = "OaSecretKeyForTests";
    public const string OaId = "3886132808788086450";
    public const string UserId = "2512523625412515000";
    public const string ConversationId = OaId + ":" + UserId;

    public const string Text =
        """{"app_id":"1234567890123456789","sender":{"id":"2512523625412515000"},"user_id_by_app":"552177279717587730","recipient":{"id":"3886132808788086450"},"event_name":"user_send_text","message":{"text":"Xin hỏi thủ tục cấp bản sao trích lục khai sinh?","msg_id":"96d3cdf3af150460909"},"timestamp":"1763712000123"}""";

    public const string Mac = "mac=fc5f1c835f6e1abc838c2eca4cfd15db84a54a28fbc616dad5bbc2efbd638af8";

    public static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1763712000123);

    public static byte[] Body => Encoding.UTF8.GetBytes(Text);

    public static ZaloOptions Options() => new()
    {
        AppId = AppId,
        AppSecret = AppSecret,
        OaSecretKey = OaSecret,
        Accounts = [new ZaloAccountOptions { OaId = OaId }],
    };
}
