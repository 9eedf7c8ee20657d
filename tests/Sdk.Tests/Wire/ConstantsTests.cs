using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace CivicBot.Sdk.Tests.Wire;

/// <summary>Words that go over the wire. A misspelt one compiles, runs and is understood by nobody.</summary>
public class ConstantsTests
{
    [Test]
    public void Activity_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ActivityTypes.ContactRelationUpdate, ActivityTypes.ConversationUpdate, ActivityTypes.EndOfConversation,
            ActivityTypes.Event, ActivityTypes.Delay, ActivityTypes.DeleteUserData, ActivityTypes.Handoff,
            ActivityTypes.InstallationUpdate, ActivityTypes.Invoke, ActivityTypes.Message, ActivityTypes.MessageDelete,
            ActivityTypes.MessageReaction, ActivityTypes.MessageUpdate, ActivityTypes.Suggestion, ActivityTypes.Trace,
            ActivityTypes.Typing, ActivityTypes.Command, ActivityTypes.CommandResult },
        Is.EqualTo(new[] { "contactRelationUpdate", "conversationUpdate", "endOfConversation", "event", "delay", "deleteUserData",
            "handoff", "installationUpdate", "invoke", "message", "messageDelete", "messageReaction", "messageUpdate",
            "suggestion", "trace", "typing", "command", "commandResult" }));

    [Test]
    public void Activity_types_ex_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ActivityTypesEx.Delay, ActivityTypesEx.InvokeResponse },
        Is.EqualTo(new[] { "delay", "invokeResponse" }));

    [Test]
    public void Action_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ActionTypes.OpenUrl, ActionTypes.ImBack, ActionTypes.PostBack, ActionTypes.PlayAudio, ActionTypes.PlayVideo,
            ActionTypes.ShowImage, ActionTypes.DownloadFile, ActionTypes.Signin, ActionTypes.Call, ActionTypes.Payment,
            ActionTypes.MessageBack, ActionTypes.openApp },
        Is.EqualTo(new[] { "openUrl", "imBack", "postBack", "playAudio", "playVideo", "showImage", "downloadFile", "signin",
            "call", "payment", "messageBack", "openApp" }));

    [Test]
    public void Activity_importance_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ActivityImportance.Low, ActivityImportance.Normal, ActivityImportance.High },
        Is.EqualTo(new[] { "low", "normal", "high" }));

    [Test]
    public void Attachment_layout_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { AttachmentLayoutTypes.List, AttachmentLayoutTypes.Carousel },
        Is.EqualTo(new[] { "list", "carousel" }));

    [Test]
    public void Delivery_modes_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { DeliveryModes.Normal, DeliveryModes.Notification, DeliveryModes.ExpectReplies, DeliveryModes.Ephemeral },
        Is.EqualTo(new[] { "normal", "notification", "expectReplies", "ephemeral" }));

    [Test]
    public void End_of_conversation_codes_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { EndOfConversationCodes.Unknown, EndOfConversationCodes.CompletedSuccessfully, EndOfConversationCodes.UserCancelled,
            EndOfConversationCodes.BotTimedOut, EndOfConversationCodes.BotIssuedInvalidMessage,
            EndOfConversationCodes.ChannelFailed },
        Is.EqualTo(new[] { "unknown", "completedSuccessfully", "userCancelled", "botTimedOut", "botIssuedInvalidMessage",
            "channelFailed" }));

    [Test]
    public void Input_hints_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { InputHints.AcceptingInput, InputHints.IgnoringInput, InputHints.ExpectingInput },
        Is.EqualTo(new[] { "acceptingInput", "ignoringInput", "expectingInput" }));

    [Test]
    public void Text_format_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { TextFormatTypes.Markdown, TextFormatTypes.Plain, TextFormatTypes.Xml },
        Is.EqualTo(new[] { "markdown", "plain", "xml" }));

    [Test]
    public void Role_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { RoleTypes.User, RoleTypes.Bot, RoleTypes.Skill },
        Is.EqualTo(new[] { "user", "bot", "skill" }));

    [Test]
    public void Message_reaction_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { MessageReactionTypes.Like, MessageReactionTypes.PlusOne },
        Is.EqualTo(new[] { "like", "plusOne" }));

    [Test]
    public void Error_codes_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ErrorCodes.ServiceError, ErrorCodes.BadArgument, ErrorCodes.BadSyntax, ErrorCodes.MissingProperty,
            ErrorCodes.MessageSizeTooBig },
        Is.EqualTo(new[] { "ServiceError", "BadArgument", "BadSyntax", "MissingProperty", "MessageSizeTooBig" }));

    [Test]
    public void Contact_relation_update_action_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ContactRelationUpdateActionTypes.Add, ContactRelationUpdateActionTypes.Remove },
        Is.EqualTo(new[] { "add", "remove" }));

    [Test]
    public void Installation_update_action_types_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { InstallationUpdateActionTypes.Add, InstallationUpdateActionTypes.Remove },
        Is.EqualTo(new[] { "add", "remove" }));

    [Test]
    public void Activity_event_names_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { ActivityEventNames.ContinueConversation, ActivityEventNames.CreateConversation },
        Is.EqualTo(new[] { "ContinueConversation", "CreateConversation" }));

    [Test]
    public void Handoff_event_names_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { HandoffEventNames.InitiateHandoff, HandoffEventNames.HandoffStatus },
        Is.EqualTo(new[] { "handoff.initiate", "handoff.status" }));

    [Test]
    public void Caller_id_constants_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { CallerIdConstants.PublicAzureChannel, CallerIdConstants.USGovChannel, CallerIdConstants.BotToBotPrefix },
        Is.EqualTo(new[] { "urn:botframework:azure", "urn:botframework:azureusgov", "urn:botframework:aadappid:" }));

    [Test]
    public void Semantic_action_states_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { SemanticActionStates.Start, SemanticActionStates.Continue, SemanticActionStates.Done },
        Is.EqualTo(new[] { "start", "continue", "done" }));

    [Test]
    public void Sign_in_constants_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { SignInConstants.VerifyStateOperationName, SignInConstants.TokenExchangeOperationName,
            SignInConstants.TokenResponseEventName, SignInConstants.SharePointTokenExchange },
        Is.EqualTo(new[] { "signin/verifyState", "signin/tokenExchange", "tokens/response", "cardExtension/token" }));

    [Test]
    public void Channels_are_spelt_as_in_the_protocol() => Assert.That(
        new[] { Channels.Directline, Channels.Webchat, Channels.Msteams, Channels.Emulator, Channels.Test, Channels.Twilio, Channels.Omni },
        Is.EqualTo(new[] { "directline", "webchat", "msteams", "emulator", "test", "twilio-sms", "omnichannel" }));
}
