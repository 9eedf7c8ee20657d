using System.Globalization;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Citizens;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>Plays a handbook conversation through the webhook and compares what reached the citizen.</summary>
internal sealed class ConversationRunner(RunningBot bot, ConversationScript script)
{
    private const string Official = "7700112233445566000";

    private readonly Citizen citizen = bot.NewCitizen();
    private WebhookDelivery? last;

    /// <returns>Everything that is not as written, each with file and line.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var problems = new List<string>();
        foreach (var step in script.Steps)
        {
            var before = FromBot().Count;
            await ActAsync(step);
            await bot.IdleAsync();
            Compare(step, [.. FromBot().Skip(before)], problems);
        }

        return problems;
    }

    private List<DeliveredMessage> FromBot() => [.. citizen.Received.Where(m => m.AdminId is null)];

    private async Task ActAsync(ScriptStep step)
    {
        last = step.Action switch
        {
            ScriptAction.Say { QuotesBot: true } say => await citizen.SayAsync(say.Text, LastMessage(step).MessageId),
            ScriptAction.Say say => await citizen.SayAsync(say.Text),
            ScriptAction.Do action => await DoAsync(step, action),
            _ => throw new InvalidOperationException($"An action is not handled: {step.Action.GetType().Name}."),
        };
    }

    private async Task<WebhookDelivery?> DoAsync(ScriptStep step, ScriptAction.Do action)
    {
        switch (action.Name)
        {
            case "mở trò chuyện":
                return await citizen.OpenChatAsync();
            case "quan tâm":
                return await citizen.FollowAsync();
            case "bỏ quan tâm":
                return await citizen.UnfollowAsync();
            case "ảnh":
                return await citizen.SendImageAsync(action.Argument);
            case "gif":
                return await citizen.SendGifAsync();
            case "liên kết":
                return await citizen.SendLinkAsync(action.Argument ?? "https://an-mau.example");
            case "ghi âm":
                return await citizen.SendAudioAsync();
            case "video":
                return await citizen.SendVideoAsync();
            case "sticker":
                return await citizen.SendStickerAsync();
            case "vị trí":
                return await citizen.SendLocationAsync(10.7769, 106.7009);
            case "danh thiếp":
                return await citizen.SendBusinessCardAsync(action.Argument ?? "84900000001");
            case "tệp":
                return await citizen.SendFileAsync(action.Argument ?? "don-de-nghi.pdf");
            case "chia sẻ thông tin":
                return await citizen.SubmitInfoAsync("Trần Thị B", action.Argument ?? "84900000002");
            case "thả cảm xúc":
                return await citizen.ReactAsync(LastMessage(step).MessageId, action.Argument ?? "/-strong");
            case "đã xem":
                return await citizen.SeeAsync(LastMessage(step));
            case "rút đồng ý":
                return await citizen.WithdrawAsync();
            case "bấm":
                return await citizen.PressAsync(ButtonOf(step, action.Argument ?? ""));
            case "cán bộ":
                await bot.Zalo.OfficialSaysAsync(RunningBot.StateOa, citizen.UserId, Official, action.Argument ?? "Tôi là cán bộ.");
                return last;
            case "gửi lại":
                await bot.Zalo.Webhooks.RepeatAsync(last ?? throw Wrong(step, "nothing was sent yet that could come again."), retry: 1);
                return last;
            case "chờ":
                bot.Time.Advance(Duration(step, action.Argument));
                return last;
            default:
                throw Wrong(step, $"the runner cannot do '[{action.Name}]'.");
        }
    }

    private DeliveredMessage LastMessage(ScriptStep step) => FromBot().LastOrDefault() ?? throw Wrong(step, "the bot has not written yet.");

    private DeliveredButton ButtonOf(ScriptStep step, string title) =>
        FromBot().AsEnumerable().Reverse().SelectMany(m => m.Buttons).FirstOrDefault(b => ExpectedText.Matches(title, b.Title))
            ?? throw Wrong(step, $"there is no button '{title}'.");

    /// <summary><c>49 giờ</c>, <c>30 phút</c>, <c>8 ngày</c>.</summary>
    private TimeSpan Duration(ScriptStep step, string? text)
    {
        var parts = (text ?? "").Split(' ', 2);
        return parts is [var number, var unit] && double.TryParse(number, CultureInfo.InvariantCulture, out var count)
            ? unit switch
            {
                "phút" => TimeSpan.FromMinutes(count),
                "giờ" => TimeSpan.FromHours(count),
                "ngày" => TimeSpan.FromDays(count),
                _ => throw Wrong(step, $"'{unit}' is no unit of time."),
            }
            : throw Wrong(step, "'[chờ: …]' needs a number and phút, giờ or ngày.");
    }

    private void Compare(ScriptStep step, IReadOnlyList<DeliveredMessage> received, List<string> problems)
    {
        for (var i = 0; i < Math.Max(received.Count, step.Expected.Count); i++)
        {
            if (i >= step.Expected.Count)
            {
                problems.Add($"{script.File}:{step.Line}: a message too many:\n{Show(received[i])}");
            }
            else if (i >= received.Count)
            {
                problems.Add($"{script.File}:{step.Expected[i].Line}: this message did not come.");
            }
            else if (!ExpectedText.Matches(step.Expected[i].Pattern, received[i].Text))
            {
                problems.Add($"{script.File}:{step.Expected[i].Line}: expected\n{step.Expected[i].Pattern}\nbut was\n{Show(received[i])}");
            }
            else if (step.Expected[i].Buttons is { } titles && !ExpectedText.Matches(titles, [.. received[i].Buttons.Select(b => b.Title)]))
            {
                problems.Add($"{script.File}:{step.Expected[i].Line}: expected buttons {string.Join(" | ", titles)} but was\n{Show(received[i])}");
            }
        }
    }

    private static string Show(DeliveredMessage message) =>
        message.Buttons.Count == 0 ? message.Text : $"{message.Text}\nnút: {string.Join(" | ", message.Buttons.Select(b => b.Title))}";

    private ScriptFormatException Wrong(ScriptStep step, string problem) => new(script.File, step.Line, problem);
}
