using System.Globalization;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Citizens;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.Tests.EndToEnd.Conversations;

/// <summary>Plays a handbook conversation through the webhook and compares what reached the First.</summary>
internal sealed class ConversationRunner(RunningBot bot, ConversationScript script)
{
    private const string Official = "7700112233445566000";
    private const int MostRepeats = 5;

    private readonly SortedDictionary<int, Citizen> citizens = new() { [1] = bot.NewCitizen() };
    private readonly CommentCodes codes = new();
    private readonly OfficeDesk office = new(bot);
    private WebhookDelivery? last;

    private Citizen First => citizens[1];

    /// <returns>Everything that is not as written, each with file and line.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var problems = new List<string>();
        foreach (var step in script.Steps)
        {
            var before = citizens.ToDictionary(one => one.Key, one => FromBot(one.Key).Count);
            await ActAsync(step);
            await ArrivedAsync();
            await bot.IdleAsync();
            foreach (var one in citizens.Keys)
            {
                List<DeliveredMessage> received = [.. FromBot(one).Skip(before.GetValueOrDefault(one))];
                received.ForEach(message => codes.See(message.Text));
                Compare(step, [.. step.Expected.Where(message => message.Citizen == one)], received, problems);
            }
        }

        return problems;
    }

    /// <summary>On a machine with much to do the bot may take longer than Zalo waits; then the event comes again as Zalo sends it again, only sooner.</summary>
    private async Task ArrivedAsync()
    {
        for (var retry = 1; last is { Acknowledged: false } && retry <= MostRepeats; retry++)
        {
            await bot.Zalo.Webhooks.RepeatAsync(last, retry);
        }
    }

    private List<DeliveredMessage> FromBot(int who = 1) => [.. citizens[who].Received.Where(m => m.AdminId is null)];

    private Citizen Person(int number)
    {
        if (!citizens.TryGetValue(number, out var person))
        {
            citizens[number] = person = bot.NewCitizen();
        }

        return person;
    }

    private async Task ActAsync(ScriptStep step)
    {
        last = step.Action switch
        {
            ScriptAction.Say { QuotesBot: true } say => await First.SayAsync(say.Text, LastMessage(step).MessageId),
            ScriptAction.Say say => await Person(say.Citizen).SayAsync(codes.In(say.Text)),
            ScriptAction.Deal deal => await OfficeAsync(step, () => office.DealAsync(codes.Last, codes.In(deal.Text, digits: true))),
            ScriptAction.Enter enter => await OfficeAsync(step, async () => codes.Take(await office.EnterAsync(enter.Text))),
            ScriptAction.Check check => await OfficeAsync(step, () => office.CheckAsync(codes.Last, check.Facts)),
            ScriptAction.Do action => await DoAsync(step, action),
            _ => throw new InvalidOperationException($"An action is not handled: {step.Action.GetType().Name}."),
        };
    }

    private async Task<WebhookDelivery?> DoAsync(ScriptStep step, ScriptAction.Do action)
    {
        switch (action.Name)
        {
            case "mở trò chuyện":
                return await First.OpenChatAsync();
            case "quan tâm":
                return await First.FollowAsync();
            case "bỏ quan tâm":
                return await First.UnfollowAsync();
            case "ảnh":
                return await First.SendImageAsync(action.Argument);
            case "gif":
                return await First.SendGifAsync();
            case "liên kết":
                return await First.SendLinkAsync(action.Argument ?? "https://an-mau.example");
            case "ghi âm":
                return await First.SendAudioAsync();
            case "video":
                return await First.SendVideoAsync();
            case "sticker":
                return await First.SendStickerAsync();
            case "vị trí":
                return await First.SendLocationAsync(10.7769, 106.7009);
            case "danh thiếp":
                return await First.SendBusinessCardAsync(action.Argument ?? "84900000001");
            case "tệp":
                return await First.SendFileAsync(action.Argument ?? "don-de-nghi.pdf");
            case "chia sẻ thông tin":
                return await First.SubmitInfoAsync("Trần Thị B", action.Argument ?? "84900000002");
            case "thả cảm xúc":
                return await First.ReactAsync(LastMessage(step).MessageId, action.Argument ?? "/-strong");
            case "đã xem":
                return await First.SeeAsync(LastMessage(step));
            case "rút đồng ý":
                return await First.WithdrawAsync();
            case "bấm":
                return await First.PressAsync(ButtonOf(step, action.Argument ?? ""));
            case "cán bộ":
                await bot.Zalo.OfficialSaysAsync(RunningBot.StateOa, First.UserId, Official, action.Argument ?? "Tôi là cán bộ.");
                return last;
            case "gửi lại":
                await bot.Zalo.Webhooks.RepeatAsync(last ?? throw Wrong(step, "nothing was sent yet that could come again."), retry: 1);
                return last;
            case "lát sau":
                return await OfficeAsync(step, () => office.KnownToAllAsync(codes.Last));
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

    private async Task<WebhookDelivery?> OfficeAsync(ScriptStep step, Func<Task> act)
    {
        try
        {
            await act();
            return last;
        }
        catch (OfficeException wrong)
        {
            throw Wrong(step, wrong.Message);
        }
    }

    private void Compare(ScriptStep step, List<ExpectedMessage> expected, List<DeliveredMessage> received, List<string> problems)
    {
        for (var i = 0; i < Math.Max(received.Count, expected.Count); i++)
        {
            if (i >= expected.Count)
            {
                problems.Add($"{script.File}:{step.Line}: a message too many:\n{Show(received[i])}");
            }
            else if (i >= received.Count)
            {
                problems.Add($"{script.File}:{expected[i].Line}: this message did not come.");
            }
            else if (!ExpectedText.Matches(codes.In(expected[i].Pattern), received[i].Text))
            {
                problems.Add($"{script.File}:{expected[i].Line}: expected\n{expected[i].Pattern}\nbut was\n{Show(received[i])}");
            }
            else if (expected[i].Buttons is { } titles && !ExpectedText.Matches(titles, [.. received[i].Buttons.Select(b => b.Title)]))
            {
                problems.Add($"{script.File}:{expected[i].Line}: expected buttons {string.Join(" | ", titles)} but was\n{Show(received[i])}");
            }
        }
    }

    private static string Show(DeliveredMessage message) =>
        message.Buttons.Count == 0 ? message.Text : $"{message.Text}\nnút: {string.Join(" | ", message.Buttons.Select(b => b.Title))}";

    private ScriptFormatException Wrong(ScriptStep step, string problem) => new(script.File, step.Line, problem);
}
