namespace Microsoft.Bot.Schema;

/// <summary>Codes of <see cref="Error"/>.</summary>
public static class ErrorCodes
{
    public const string ServiceError = "ServiceError";
    public const string BadArgument = "BadArgument";
    public const string BadSyntax = "BadSyntax";
    public const string MissingProperty = "MissingProperty";
    public const string MessageSizeTooBig = "MessageSizeTooBig";
}
