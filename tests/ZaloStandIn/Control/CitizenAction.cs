using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.ZaloStandIn.Control;

/// <summary>Something that a citizen does, asked for over HTTP.</summary>
/// <param name="Kind">
/// <c>text</c>, <c>press</c>, <c>image</c>, <c>gif</c>, <c>link</c>, <c>audio</c>, <c>video</c>, <c>sticker</c>, <c>location</c>, <c>card</c>,
/// <c>file</c>, <c>follow</c>, <c>unfollow</c>, <c>open</c>, <c>info</c>, <c>react</c> or <c>withdraw</c>.
/// </param>
/// <param name="Text">Text, caption, file name, address, phone or icon, by kind.</param>
/// <param name="MessageId">The message that is quoted or reacted to.</param>
internal sealed record CitizenAction(string Oa, string User, string Kind, string? Text = null, string? MessageId = null, DeliveredButton? Button = null)
{
    public static async Task<object> RunAsync(StandIn standIn, CitizenAction action)
    {
        var citizen = standIn.Citizen(action.Oa, action.User);
        var delivery = action.Kind switch
        {
            "text" => await citizen.SayAsync(Required(action.Text, "text"), action.MessageId),
            "press" => await citizen.PressAsync(action.Button ?? throw new BadHttpRequestException("'press' needs a button.")),
            "image" => await citizen.SendImageAsync(action.Text),
            "gif" => await citizen.SendGifAsync(),
            "link" => await citizen.SendLinkAsync(action.Text ?? "https://dichvucong.gov.vn"),
            "audio" => await citizen.SendAudioAsync(),
            "video" => await citizen.SendVideoAsync(),
            "sticker" => await citizen.SendStickerAsync(),
            "location" => await citizen.SendLocationAsync(10.7769, 106.7009),
            "card" => await citizen.SendBusinessCardAsync(action.Text ?? "84912345678"),
            "file" => await citizen.SendFileAsync(action.Text ?? "don.pdf"),
            "follow" => await citizen.FollowAsync(),
            "unfollow" => await citizen.UnfollowAsync(),
            "open" => await citizen.OpenChatAsync(),
            "info" => await citizen.SubmitInfoAsync("Trần Thị B", action.Text ?? "84912345678"),
            "react" => await citizen.ReactAsync(Required(action.MessageId, "messageId"), action.Text ?? "/-strong"),
            "withdraw" => await citizen.WithdrawAsync(),
            _ => throw new BadHttpRequestException($"There is no kind '{action.Kind}'."),
        };
        return Outcome(delivery);
    }

    private static object Outcome(WebhookDelivery? delivery) =>
        new { posted = delivery is not null, delivery?.Event.MessageId, delivery?.Acknowledged, delivery?.Attempts };

    private static string Required(string? value, string name) => value ?? throw new BadHttpRequestException($"'{name}' is missing.");
}
