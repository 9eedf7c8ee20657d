namespace CivicBot.Adapters.Zalo.Events;

/// <summary>Names of Zalo's webhook events, as they stand in <c>event_name</c>.</summary>
public static class ZaloEventNames
{
    public const string Follow = "follow";
    public const string Unfollow = "unfollow";
    public const string ChatNow = "user_click_chatnow";
    public const string Received = "user_received_message";
    public const string Seen = "user_seen_message";
    public const string UserReacted = "user_reacted_message";
    public const string OaReacted = "oa_reacted_message";
    public const string SubmitInfo = "user_submit_info";
    public const string UpdateUserInfo = "update_user_info";
    public const string Withdraw = "user_withdraw";
    public const string AddUserToTag = "add_user_to_tag";
    public const string RemoveUserFromTag = "remove_user_from_tag";
    public const string RemoveTag = "remove_tag";
    public const string WidgetAccepted = "widget_interaction_accepted";
    public const string WidgetFailed = "widget_failed_to_sync_user_external_id";
    public const string ExtensionPurchased = "extension_purchased";
    public const string CallConsentAsked = "oa_send_consent";
    public const string CallConsentAnswered = "user_reply_consent";
    public const string UserCalledOa = "user_call_oa";
    public const string OaCalledUser = "oa_call_user";
    public const string TemplateStatus = "change_template_status";
    public const string TemplateQuality = "change_template_quality";
    public const string TemplateQuota = "change_template_quota";
    public const string OaTemplateTags = "change_oa_template_tags";
    public const string OaDailyQuota = "change_oa_daily_quota";
    public const string Feedback = "user_feedback";
    public const string ResponseButton = "user_click_response_button";
    public const string JourneyAcknowledged = "event_journey_acknowledged";
    public const string JourneyTimeOut = "event_journey_time_out";
    public const string ShopOrder = "shop_has_order";
    public const string ProductAsked = "user_asking_product";

    /// <summary>Not a message although it begins like an echo: typing and seen notices of the OA's side, without a message id.</summary>
    public const string OaAction = "oa_send_action";

    public const string UserSendPrefix = "user_send_";
    public const string OaSendPrefix = "oa_send_";
    public const string AnonymousPrefix = "anonymous_send_";
    public const string OaAnonymousPrefix = "oa_send_anonymous_";
    public const string UserGroupPrefix = "user_send_group_";
    public const string OaGroupPrefix = "oa_send_group_";

    /// <summary>Life of a group (GMF); compilations of Zalo's pages spell some differently, both spellings are here.</summary>
    private static readonly HashSet<string> GroupChanges = new(StringComparer.Ordinal)
    {
        "create_group", "user_join_group", "user_request_join_group", "accept_request_join_group", "reject_request_join_group",
        "react_request_join_group_accept", "react_request_join_group_reject", "add_group_admin", "remove_group_admin", "update_group_info",
        "user_out_group", "user_leave_group", "delete_group",
    };

    public static bool IsCall(string name) => name is CallConsentAsked or CallConsentAnswered or UserCalledOa or OaCalledUser;

    public static bool IsGroup(string name) =>
        name.StartsWith(UserGroupPrefix, StringComparison.Ordinal) || name.StartsWith(OaGroupPrefix, StringComparison.Ordinal)
        || GroupChanges.Contains(name);

    public static bool IsAnonymous(string name) =>
        name.StartsWith(AnonymousPrefix, StringComparison.Ordinal) || name.StartsWith(OaAnonymousPrefix, StringComparison.Ordinal);

    /// <summary>A citizen's message in a conversation of two.</summary>
    public static bool IsCitizenMessage(string name) => name.StartsWith(UserSendPrefix, StringComparison.Ordinal) && !IsGroup(name);

    /// <summary>The OA's own message in a conversation of two, whoever sent it.</summary>
    public static bool IsEcho(string name) =>
        name.StartsWith(OaSendPrefix, StringComparison.Ordinal)
        && name is not (OaAction or CallConsentAsked) && !IsGroup(name) && !IsAnonymous(name);
}
