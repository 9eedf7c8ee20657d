using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Faults;
using CivicBot.ZaloStandIn.OAuth;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.ZaloStandIn.Calls;

internal enum Door
{
    /// <summary>No token (OAuth host).</summary>
    Open,
    OfficialAccount,
    Zns,
}

/// <summary>Read, admit, take effect, echo, answer; with the fault of the moment in between.</summary>
internal sealed class CallPipeline(StandIn standIn, Admission admission)
{
    private Behaviour Behaviour => standIn.Options.Behaviour;

    /// <param name="endpoint">Name that faults are switched on for.</param>
    public RequestDelegate Serve(string endpoint, Door door, Func<Call, Answer> handle) => async context =>
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        var call = new Call(context, body, AccountOf(context.Request, door, body));
        var fault = standIn.Faults.Next(endpoint, call.MaybeAccount?.OaId, () => Recipient(call));
        var answer = fault is null or { TakesEffect: true } or { Answer: FaultAnswer.Proper or FaultAnswer.Drip }
            ? Handle(call, door, handle)
            : null;
        standIn.Count(answer?.ErrorCode ?? 0);
        if (answer?.Echo is { } echo)
        {
            await EchoBeforeAsync(echo);
        }

        if (fault is { Delay: var delay, Answer: not FaultAnswer.Drip } && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, standIn.Options.Time, context.RequestAborted);
        }

        if (fault?.HeldUntil is { } until)
        {
            await until.WaitAsync(context.RequestAborted);
        }

        await WriteAsync(context, fault, answer);
        PostAfter(answer);
    };

    private Answer Handle(Call call, Door door, Func<Call, Answer> handle) =>
        (door == Door.Open ? null : admission.Refusal(call, door == Door.Zns)) ?? handle(call);

    private OfficialAccount? AccountOf(HttpRequest request, Door door, byte[] body) => door == Door.Open
        ? standIn.AccountOfRefreshToken(TokenEndpoint.RefreshTokenIn(body))
        : request.Headers["access_token"].FirstOrDefault() is { } token ? standIn.AccountOfAccessToken(token) : null;

    private static string? Recipient(Call call)
    {
        if (call.Json?.Child("recipient") is not { } recipient)
        {
            return null;
        }

        if (recipient.Text("user_id") is { } userId)
        {
            return userId;
        }

        if (recipient.Text("message_id") is not { } messageId || call.MaybeAccount is not { } account)
        {
            return null;
        }

        lock (account.Gate)
        {
            return account.FindEntry(messageId)?.UserId;
        }
    }

    private async Task EchoBeforeAsync(WebhookEvent echo)
    {
        if (Behaviour.Echoes == EchoTiming.BeforeAnswer)
        {
            await standIn.Webhooks.SendAsync(echo);
        }
        else if (Behaviour.Echoes == EchoTiming.Racing)
        {
            standIn.Webhooks.Post(echo);
        }
    }

    private void PostAfter(Answer? answer)
    {
        if (answer?.Echo is { } echo && Behaviour.Echoes == EchoTiming.AfterAnswer)
        {
            standIn.Webhooks.Post(echo);
        }

        foreach (var receipt in answer?.Receipts ?? [])
        {
            standIn.Webhooks.Post(receipt);
        }
    }

    private static Task WriteAsync(HttpContext context, Fault? fault, Answer? answer) => fault?.Answer switch
    {
        null or FaultAnswer.Proper => WriteProperAsync(context, answer!, pause: null),
        FaultAnswer.Drip => WriteProperAsync(context, answer!, fault.Delay),
        FaultAnswer.ErrorCode => WriteProperAsync(context, Answer.Error(fault.Code, "Fault " + fault.Code), pause: null),
        FaultAnswer.ServerError => WriteProperAsync(context, new Answer(500, "text/plain", "Internal Server Error"u8.ToArray()), pause: null),
        FaultAnswer.Html => WriteProperAsync(context, Answer.Html(502, GatewayPage), pause: null),
        FaultAnswer.HtmlAsSuccess => WriteProperAsync(context, Answer.Html(200, GatewayPage), pause: null),
        FaultAnswer.Silence => StaySilentAsync(context),
        FaultAnswer.Cut => Cut(context),
        FaultAnswer.CutHalfway => CutHalfwayAsync(context, answer ?? Answer.Error(fault.Code, "cut")),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Answer, "Unknown fault answer."),
    };

    private const string GatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";

    private static async Task WriteProperAsync(HttpContext context, Answer answer, TimeSpan? pause)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.RedirectTo is { } to)
        {
            response.Headers.Location = to;
        }

        response.ContentLength = answer.Body.Length;
        if (pause is null)
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
        else
        {
            for (var i = 0; i < answer.Body.Length; i++)
            {
                await response.Body.WriteAsync(answer.Body.AsMemory(i, 1), context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(pause.Value, context.RequestAborted);
            }
        }

        await response.CompleteAsync();
        if (!context.RequestAborted.IsCancellationRequested)
        {
            answer.Delivered?.Confirm();
        }
    }

    private static async Task StaySilentAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up, or the stand-in ends.
        }
    }

    private static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task CutHalfwayAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
