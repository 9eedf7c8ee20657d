using System.Text;

namespace CivicBot.Adapters.AzureLanguage;

/// <summary>Divides documents into requests that the service takes.</summary>
internal static class Batches
{
    // The service takes 1 MB; half of it is left for JSON, in which a Vietnamese letter may be six characters.
    private const int MostBytes = 500_000;

    /// <summary>Documents in one request of a feature.</summary>
    public static int Most(CloudFeature feature) => feature switch
    {
        CloudFeature.Labels => 25,
        CloudFeature.PersonalData => 5,
        CloudFeature.Language => 1_000,
        CloudFeature.KeyPhrases => 10,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "No limit is known."),
    };

    public static IEnumerable<IReadOnlyList<OutgoingText>> Of(IReadOnlyList<OutgoingText> texts, CloudFeature feature)
    {
        var batch = new List<OutgoingText>();
        var bytes = 0;
        foreach (var text in texts)
        {
            var size = 2 * Encoding.UTF8.GetByteCount(text.Text);
            if (batch.Count > 0 && (batch.Count == Most(feature) || bytes + size > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(text);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
