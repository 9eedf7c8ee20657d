using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;
using CivicBot.ZaloStandIn.Webhooks;

namespace CivicBot.ZaloStandIn.OpenApi;

/// <summary><c>POST /v2.0/oa/message</c> (state agencies; reactions of everybody) and <c>POST /v3.0/oa/message/cs</c> (businesses).</summary>
internal sealed class SendEndpoint(StandIn standIn)
{
    private static readonly TimeSpan FreeWindow = TimeSpan.FromHours(48);
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public Answer V2(Call call) => Send(call, "v2");

    public Answer V3(Call call) => Send(call, "v3");

    private Answer Send(Call call, string way)
    {
        var account = call.Account;
        var isReaction = call.Json?.Child("sender_action") is not null;
        if (way == "v3" && account.OaType == AccountOptions.Government)
        {
            return Error(-235, "This API is not available for this type of Official Account");
        }

        if (way == "v2" && account.OaType != AccountOptions.Government && !isReaction)
        {
            return Error(-240, "The v2 message API has been shut down, use v3");
        }

        if (!(call.Request.ContentType ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Error(-201, "Content-Type must be application/json");
        }

        var (request, refusal) = MessageGrammar.Read(call.Json, way);
        if (request is null)
        {
            return Error(refusal!.Code, refusal.Message);
        }

        lock (account.Gate)
        {
            return isReaction ? React(account, request) : Deliver(account, request, way);
        }
    }

    private Answer Deliver(OfficialAccount account, SendRequest request, string way)
    {
        var now = standIn.Options.Time.GetUtcNow();
        var (person, refusal) = Recipient(account, request, now);
        refusal ??= person!.Unreachable ? new Refusal(-227, "user is banned or has been inactive for more than 45 days") : null;
        refusal ??= person!.RefusesMessages ? new Refusal(-244, "user has restricted this type of message from your Official Account") : null;
        refusal ??= person!.LastInteraction is not { } last ? new Refusal(-232, "user has not interacted with the Official Account, or the interaction expired")
            : now - last > Window ? new Refusal(-230, "user has not interacted with the Official Account in the past 7 days")
            : null;
        refusal ??= QuoteRefusal(account, request, person!) ?? AttachmentRefusal(account, request);
        refusal ??= request.Buttons.Count > 0 && !standIn.Options.Behaviour.ButtonsAllowed ? new Refusal(-233, "message type is not supported") : null;
        if (refusal is not null)
        {
            return Error(refusal.Code, refusal.Message);
        }

        var message = new DeliveredMessage
        {
            OaId = account.OaId,
            UserId = person!.UserId,
            MessageId = Ids.Message(),
            Kind = request.Kind,
            Text = request.Text,
            Buttons = request.Buttons,
            Attachment = request.Attachment,
            InReplyTo = request.MessageId,
            Quotes = request.Quotes,
            Way = way,
            At = now,
        };
        account.Keep(message);
        standIn.Ledger.Add(message);
        var data = new JsonObject { ["message_id"] = message.MessageId, ["user_id"] = person.UserId };
        if (way == "v3")
        {
            data["quota"] = Quota(account, person, now);
        }

        person.RepliesUsed++;
        return Answer.Success(data, standIn.Options.Behaviour.ErrorAsString) with
        {
            Delivered = message,
            Echo = EchoEvents.Of(standIn.Options, message),
            Receipts = EchoEvents.ReceiptsOf(standIn.Options, message),
        };
    }

    private Answer React(OfficialAccount account, SendRequest request)
    {
        if (account.FindEntry(request.ReactTo!) is not { } target || target.UserId != request.UserId)
        {
            return Error(-201, "react_message_id is invalid");
        }

        if (!account.TryReact(target.MessageId))
        {
            return Error(-210, "a message can have at most 50 reactions");
        }

        var message = new DeliveredMessage
        {
            OaId = account.OaId,
            UserId = target.UserId,
            MessageId = target.MessageId,
            Kind = "reaction",
            Text = request.Text,
            InReplyTo = target.MessageId,
            Way = "v2",
            At = standIn.Options.Time.GetUtcNow(),
        };
        standIn.Ledger.Add(message);
        return Answer.Success(data: null, standIn.Options.Behaviour.ErrorAsString) with { Delivered = message, Echo = EchoEvents.Of(standIn.Options, message) };
    }

    private static (Person? Person, Refusal? Refusal) Recipient(OfficialAccount account, SendRequest request, DateTimeOffset now)
    {
        if (request.MessageId is { } messageId)
        {
            return account.FindEntry(messageId) is { FromAccount: false } entry && now - entry.At <= FreeWindow
                ? (account.PersonOf(entry.UserId), null)
                : (null, new Refusal(-201, "recipient.message_id is invalid"));
        }

        return account.FindPerson(request.UserId!) is { } person ? (person, null) : (null, new Refusal(-201, "user_id is invalid"));
    }

    /// <summary>Only messages of the same conversation from the last seven days can be quoted.</summary>
    private Refusal? QuoteRefusal(OfficialAccount account, SendRequest request, Person person) =>
        request.Quotes is null
            || (account.FindEntry(request.Quotes) is { } quoted
                && quoted.UserId == person.UserId
                && standIn.Options.Time.GetUtcNow() - quoted.At <= Window)
            ? null
            : new Refusal(-201, "quote_message_id is invalid");

    private static Refusal? AttachmentRefusal(OfficialAccount account, SendRequest request)
    {
        if (!request.AttachmentIsUpload)
        {
            return null;
        }

        return account.Uploads.StateOf(request.Kind, request.Attachment!) switch
        {
            UploadState.Valid => null,
            UploadState.Expired => new Refusal(-100, "attachment id expired"),
            _ => new Refusal(-201, "attachment_id is invalid"),
        };
    }

    private JsonObject Quota(OfficialAccount account, Person person, DateTimeOffset now)
    {
        var total = standIn.Options.Behaviour.FreeReplies;
        var free = now - person.LastInteraction!.Value <= FreeWindow && person.RepliesUsed < total;
        return new JsonObject
        {
            ["quota_type"] = free ? "reply" : "sub_quota",
            ["remain"] = free ? $"{total - person.RepliesUsed - 1}" : "1000",
            ["total"] = free ? $"{total}" : "1000",
            ["expired_date"] = (person.LastInteraction.Value + FreeWindow).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
            ["owner_type"] = "OA",
            ["owner_id"] = account.OaId,
        };
    }

    private Answer Error(int code, string message) => Answer.Error(code, message, standIn.Options.Behaviour.ErrorAsString);
}
