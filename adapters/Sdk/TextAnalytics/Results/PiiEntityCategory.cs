using System.ComponentModel;

namespace Azure.AI.TextAnalytics;

/// <summary>A kind of personal data; any string of the service. The service knows none that is Vietnamese only (căn cước, CMND).</summary>
public readonly struct PiiEntityCategory : IEquatable<PiiEntityCategory>
{
    private readonly string value;

    public PiiEntityCategory(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    public static PiiEntityCategory Address { get; } = new("Address");

    public static PiiEntityCategory Age { get; } = new("Age");

    public static PiiEntityCategory CreditCardNumber { get; } = new("CreditCardNumber");

    public static PiiEntityCategory Date { get; } = new("Date");

    public static PiiEntityCategory Email { get; } = new("Email");

    public static PiiEntityCategory Organization { get; } = new("Organization");

    public static PiiEntityCategory Person { get; } = new("Person");

    public static PiiEntityCategory PhoneNumber { get; } = new("PhoneNumber");

    public static implicit operator PiiEntityCategory(string value) => new(value);

    public static bool operator ==(PiiEntityCategory left, PiiEntityCategory right) => left.Equals(right);

    public static bool operator !=(PiiEntityCategory left, PiiEntityCategory right) => !left.Equals(right);

    public bool Equals(PiiEntityCategory other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is PiiEntityCategory other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    public override string ToString() => value;
}
