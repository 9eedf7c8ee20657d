namespace CivicBot.Comments.Attachments;

/// <summary>Why a photo or file is not kept: one clause each, for officials and operators. Names no address, no file and nobody.</summary>
internal static class AttachmentTrouble
{
    public const string NoHttps = "its address is not https";
    public const string HostNotAllowed = "its address is at a host that is not allowed";
    public const string NotPublic = "its host has no public address";
    public const string SentElsewhere = "the host sent on to an address that is not allowed";
    public const string TooManyRedirects = "the host sent on too often";
    public const string KeyLost = "its address cannot be read: the key of the records is another one";
    public const string Empty = "it is empty";
    public const string TooLarge = "it is too large";
    public const string Compressed = "the host compressed it although it was asked not to";
    public const string TypeNotAllowed = "it is no photo, document, voice message or video of a kind that is kept";
    public const string NotThisKind = "it is not what the channel said it is";
    public const string Macros = "it contains macros";
    public const string Damaged = "it is damaged";
    public const string TooManyPixels = "its picture is too large to be shown";
    public const string Gone = "the channel no longer has it";
    public const string NoAnswer = "the channel does not answer";
    public const string TooSlow = "the channel is too slow";
    public const string NoRoom = "it could not be written to the data directory";
}
