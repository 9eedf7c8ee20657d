using System.Diagnostics.Metrics;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Meter <c>CivicBot.AzureLanguage</c>. Tags name the feature and the outcome, never a citizen or a word.</summary>
internal sealed class CloudMetrics : IDisposable
{
    public const string MeterName = "CivicBot.AzureLanguage";

    private readonly Meter meter;
    private readonly Histogram<double> calls;
    private readonly Counter<long> records;

    public CloudMetrics(IMeterFactory factory)
    {
        meter = factory.Create(MeterName);
        calls = meter.CreateHistogram<double>("azure_language.call", "s", "Duration of a question to Azure AI Language, jobs included");
        records = meter.CreateCounter<long>("azure_language.records", "{record}", "Text records as Azure bills them");
    }

    public void Ended(CloudFeature feature, CloudOutcome outcome, TimeSpan elapsed) =>
        calls.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("feature", feature.ToString()), new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Spent(CloudFeature feature, long count) => records.Add(count, new KeyValuePair<string, object?>("feature", feature.ToString()));

    public void Dispose() => meter.Dispose();
}
