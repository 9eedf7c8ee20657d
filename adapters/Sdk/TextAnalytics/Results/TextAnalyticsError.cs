using System.ComponentModel;

namespace Azure.AI.TextAnalytics;

/// <summary>Why a document has no result.</summary>
public readonly struct TextAnalyticsError
{
    internal TextAnalyticsError(string code, string message, string target) => (ErrorCode, Message, Target) = (code, message, target);

    public TextAnalyticsErrorCode ErrorCode { get; }

    public string Message { get; }

    public string Target { get; }
}

/// <summary>What the service calls an error.</summary>
public readonly struct TextAnalyticsErrorCode : IEquatable<TextAnalyticsErrorCode>
{
    public static readonly string EmptyRequest = "EmptyRequest";
    public static readonly string InternalServerError = "InternalServerError";
    public static readonly string InvalidArgument = "InvalidArgument";
    public static readonly string InvalidCountryHint = "InvalidCountryHint";
    public static readonly string InvalidDocument = "InvalidDocument";
    public static readonly string InvalidDocumentBatch = "InvalidDocumentBatch";
    public static readonly string InvalidParameterValue = "InvalidParameterValue";
    public static readonly string InvalidRequest = "InvalidRequest";
    public static readonly string InvalidRequestBodyFormat = "InvalidRequestBodyFormat";
    public static readonly string MissingInputRecords = "MissingInputRecords";
    public static readonly string ModelVersionIncorrect = "ModelVersionIncorrect";
    public static readonly string NotFound = "NotFound";
    public static readonly string ServiceUnavailable = "ServiceUnavailable";
    public static readonly string UnsupportedLanguageCode = "UnsupportedLanguageCode";

    private readonly string value;

    private TextAnalyticsErrorCode(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    public static explicit operator string(TextAnalyticsErrorCode errorCode) => errorCode.value;

    public static implicit operator TextAnalyticsErrorCode(string errorCode) => new(errorCode);

    public static bool operator ==(TextAnalyticsErrorCode left, TextAnalyticsErrorCode right) => left.Equals(right);

    public static bool operator !=(TextAnalyticsErrorCode left, TextAnalyticsErrorCode right) => !left.Equals(right);

    public bool Equals(TextAnalyticsErrorCode other) => value == other.value;

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TextAnalyticsErrorCode other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => value is null ? 0 : StringComparer.Ordinal.GetHashCode(value);

    public override string ToString() => value;
}

/// <summary>Something about a document that may make its result worse.</summary>
public readonly struct TextAnalyticsWarning
{
    internal TextAnalyticsWarning(string code, string message) => (WarningCode, Message) = (code, message);

    public string Message { get; }

    public TextAnalyticsWarningCode WarningCode { get; }
}

/// <summary>What the service calls a warning.</summary>
public readonly struct TextAnalyticsWarningCode : IEquatable<TextAnalyticsWarningCode>
{
    public static readonly string DocumentTruncated = "DocumentTruncated";
    public static readonly string LongWordsInDocument = "LongWordsInDocument";

    private readonly string value;

    private TextAnalyticsWarningCode(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    public static explicit operator string(TextAnalyticsWarningCode warningCode) => warningCode.value;

    public static implicit operator TextAnalyticsWarningCode(string warningCode) => new(warningCode);

    public static bool operator ==(TextAnalyticsWarningCode left, TextAnalyticsWarningCode right) => left.Equals(right);

    public static bool operator !=(TextAnalyticsWarningCode left, TextAnalyticsWarningCode right) => !left.Equals(right);

    public bool Equals(TextAnalyticsWarningCode other) => value == other.value;

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TextAnalyticsWarningCode other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => value is null ? 0 : StringComparer.Ordinal.GetHashCode(value);

    public override string ToString() => value;
}
