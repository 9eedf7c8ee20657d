namespace CivicBot.Operations.Telemetry;

/// <summary>
/// Where metrics, traces and logs go. The keys are OpenTelemetry's own (<c>OTEL_…</c>, https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/), so that what an operator knows from
/// other programs holds here; all others of the specification are read by the library itself.
/// </summary>
internal sealed class TelemetryOptions
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";
    public const string ServiceNameKey = "OTEL_SERVICE_NAME";

    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";

    /// <summary>Base address of the collector, for example <c>http://127.0.0.1:4317</c>; empty: nothing leaves this machine.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary><c>grpc</c> (port 4317 by custom) or <c>http/protobuf</c> (4318).</summary>
    public string Protocol { get; set; } = Grpc;

    public bool IsOn => Endpoint.Length > 0;

    public static TelemetryOptions Of(IConfiguration configuration) => new()
    {
        Endpoint = configuration[EndpointKey]?.Trim() ?? "",
        Protocol = configuration[ProtocolKey]?.Trim() is { Length: > 0 } protocol ? protocol : Grpc,
    };

    /// <summary>What is wrong, each a sentence that names the key and the fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (IsOn && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
        {
            yield return $"{EndpointKey} must be the address of an OTLP collector, for example http://127.0.0.1:4317, or empty.";
        }

        if (Protocol is not (Grpc or HttpProtobuf))
        {
            yield return $"{ProtocolKey} must be {Grpc} or {HttpProtobuf}.";
        }
    }
}
