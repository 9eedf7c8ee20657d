using System.Globalization;
using System.Text.Json.Nodes;
using CivicBot.ZaloStandIn.Accounts;
using CivicBot.ZaloStandIn.Calls;

namespace CivicBot.ZaloStandIn.OpenApi;

/// <summary>What an OA can read about itself, its citizens and its conversations.</summary>
internal sealed class AccountEndpoints(StandIn standIn)
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary><c>GET /v2.0/oa/getoa</c>.</summary>
    public Answer Oa(Call call)
    {
        var account = call.Account;
        int followers;
        lock (account.Gate)
        {
            followers = account.People.Count(p => p.Follows);
        }

        return Success(new JsonObject
        {
            [standIn.Options.Behaviour.OldOaIdSpelling ? "oaid" : "oa_id"] = account.OaId,
            ["name"] = account.Name,
            ["description"] = "",
            ["oa_alias"] = "",
            ["is_verified"] = true,
            ["oa_type"] = account.OaType,
            ["cate_name"] = account.OaType == AccountOptions.Government ? "Cơ quan nhà nước" : "Doanh nghiệp",
            ["num_follower"] = followers,
            ["avatar"] = "https://stand-in.example/avatar.png",
            ["cover"] = "https://stand-in.example/cover.png",
            ["package_name"] = "Standard",
            ["package_valid_through_date"] = "",
            ["package_auto_renew_date"] = "",
            ["linked_ZCA"] = "",
        });
    }

    /// <summary><c>GET /v3.0/oa/user/detail</c>, for business OAs.</summary>
    public Answer UserDetail(Call call)
    {
        var account = call.Account;
        if (account.OaType == AccountOptions.Government)
        {
            return Error(-235, "This API is not available for this type of Official Account");
        }

        lock (account.Gate)
        {
            return call.Data?.Text("user_id") is { } userId && account.FindPerson(userId) is { } person
                ? Success(new JsonObject
                {
                    ["user_id"] = person.UserId,
                    ["user_id_by_app"] = Ids.ByApp(person.UserId),
                    ["user_external_id"] = "",
                    ["display_name"] = person.DisplayName,
                    ["user_alias"] = "",
                    ["is_sensitive"] = false,
                    ["user_last_interaction_date"] = person.LastInteraction?.ToOffset(VietnamOffset).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "",
                    ["user_is_follower"] = person.Follows,
                    ["avatar"] = "https://stand-in.example/a.png",
                    ["avatars"] = new JsonObject { ["120"] = "https://stand-in.example/a120.png", ["240"] = "https://stand-in.example/a240.png" },
                    ["dynamic_param"] = "",
                    ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = TagsOf(person) },
                    ["shared_info"] = SharedInfo(person),
                })
                : Error(-201, "user_id is invalid");
        }
    }

    /// <summary><c>GET /v2.0/oa/getprofile</c>, for state agencies; by <c>user_id</c> or by <c>phone</c>.</summary>
    public Answer Profile(Call call)
    {
        var account = call.Account;
        if (account.OaType != AccountOptions.Government)
        {
            return Error(-240, "This API has been shut down, use v3");
        }

        lock (account.Gate)
        {
            var byPhone = call.Data?.Text("phone");
            var person = byPhone is not null ? account.FindByPhone(byPhone)
                : call.Data?.Text("user_id") is { } userId ? account.FindPerson(userId)
                : null;
            return person is null ? Error(-201, byPhone is null ? "user_id is invalid" : "phone is invalid")
                : byPhone is not null && !person.Follows ? Error(-213, "user has not followed the Official Account")
                : Success(new JsonObject
                {
                    ["user_id"] = person.UserId,
                    ["user_id_by_app"] = Ids.ByApp(person.UserId),
                    ["display_name"] = person.DisplayName,
                    ["avatar"] = "https://stand-in.example/a.png",
                    ["user_gender"] = 0,
                    ["is_sensitive"] = false,
                    ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = TagsOf(person) },
                    ["shared_info"] = SharedInfo(person),
                });
        }
    }

    /// <summary><c>GET /v2.0/oa/conversation</c>: newest first, at most ten a call.</summary>
    public Answer Conversation(Call call)
    {
        var account = call.Account;
        if (call.Data?.Text("user_id") is not { } userId)
        {
            return Error(-201, "user_id is invalid");
        }

        return Page(call, () => account.FindPerson(userId)?.Conversation is { } conversation ? Enumerable.Reverse(conversation) : []);
    }

    /// <summary><c>GET /v2.0/oa/listrecentchat</c>: the newest message of each conversation, newest first, at most ten a call.</summary>
    public Answer RecentChats(Call call)
    {
        var account = call.Account;
        return Page(call, () => account.People.Where(p => p.Conversation.Count > 0).Select(p => p.Conversation[^1]).OrderByDescending(e => e.At));
    }

    /// <summary><c>POST /v3.0/oa/quota/message</c> with a <c>user_id</c>.</summary>
    public Answer Quota(Call call)
    {
        var account = call.Account;
        lock (account.Gate)
        {
            if (call.Json?.Text("user_id") is not { } userId || account.FindPerson(userId) is not { } person)
            {
                return Error(-201, "user_id is invalid");
            }

            var total = standIn.Options.Behaviour.FreeReplies;
            return Success(new JsonObject
            {
                ["last_interaction"] = person.LastInteraction?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                ["cs_reply"] = new JsonObject { ["remain"] = Math.Max(0, total - person.RepliesUsed), ["total"] = total },
                ["promotion"] = new JsonObject { ["daily_remain"] = 1, ["daily_total"] = 1, ["monthly_remain"] = 4, ["monthly_total"] = 4 },
            });
        }
    }

    /// <summary><c>POST /v2.0/oa/tag/tagfollower</c>.</summary>
    public Answer AddTag(Call call) => Tag(call, (person, tag) => person.Tags.Add(tag));

    /// <summary><c>POST /v2.0/oa/tag/rmfollowerfromtag</c>.</summary>
    public Answer RemoveTag(Call call) => Tag(call, (person, tag) => person.Tags.Remove(tag));

    private Answer Tag(Call call, Func<Person, string, bool> change)
    {
        var account = call.Account;
        lock (account.Gate)
        {
            if (call.Json?.Text("user_id") is not { } userId || account.FindPerson(userId) is not { } person || call.Json?.Text("tag_name") is not { Length: > 0 } tag)
            {
                return Error(-201, "user_id or tag_name is invalid");
            }

            change(person, tag);
            return Success(data: null);
        }
    }

    private Answer Page(Call call, Func<IEnumerable<ConversationEntry>> read)
    {
        var offset = call.Data?.Number("offset") ?? 0;
        var count = call.Data?.Number("count") ?? 10;
        if (offset < 0 || count is < 1 or > 10)
        {
            return Error(-210, "count must be 1 to 10");
        }

        var account = call.Account;
        lock (account.Gate)
        {
            return Success(new JsonArray([.. read().Skip(offset).Take(count).Select(entry => Line(account, entry))]));
        }
    }

    private static JsonObject Line(OfficialAccount account, ConversationEntry entry)
    {
        var person = account.PersonOf(entry.UserId);
        var line = new JsonObject
        {
            ["src"] = entry.FromAccount ? 0 : 1,
            ["time"] = entry.At.ToUnixTimeMilliseconds(),
            ["type"] = entry.Type,
            ["message_id"] = entry.MessageId,
            ["from_id"] = entry.FromAccount ? account.OaId : entry.UserId,
            ["to_id"] = entry.FromAccount ? entry.UserId : account.OaId,
            ["from_display_name"] = entry.FromAccount ? account.Name : person.DisplayName,
            ["from_avatar"] = "https://stand-in.example/a.png",
            ["to_display_name"] = entry.FromAccount ? person.DisplayName : account.Name,
            ["to_avatar"] = "https://stand-in.example/a.png",
        };
        if (entry.Text.Length > 0)
        {
            line["message"] = entry.Shown ? entry.Text : "query:" + entry.Text;
        }

        return line;
    }

    private static JsonArray TagsOf(Person person) => new([.. person.Tags.Select(t => JsonValue.Create(t))]);

    private static JsonObject SharedInfo(Person person) => person.Phone is null
        ? []
        : new JsonObject { ["name"] = person.DisplayName, ["phone"] = person.Phone, ["address"] = "", ["city"] = "", ["district"] = "" };

    private Answer Success(JsonNode? data) => Answer.Success(data, standIn.Options.Behaviour.ErrorAsString);

    private Answer Error(int code, string message) => Answer.Error(code, message, standIn.Options.Behaviour.ErrorAsString);
}
