namespace Azure.AI.TextAnalytics;

/// <summary>What holds for one call.</summary>
public class TextAnalyticsRequestOptions
{
    /// <summary>True: the service keeps nothing of the texts for finding its own faults; null: as the service decides.</summary>
    public bool? DisableServiceLogs { get; set; }

    /// <summary>Results tell how many characters and transactions were counted.</summary>
    public bool IncludeStatistics { get; set; }

    /// <summary>Version of the model; null: the latest.</summary>
    public string ModelVersion { get; set; }
}

/// <summary>Of what kind the personal data are.</summary>
public enum PiiEntityDomain
{
    None = 0,
    ProtectedHealthInformation = 1,
}

/// <summary>What holds for a call that looks for personal data.</summary>
public class RecognizePiiEntitiesOptions : TextAnalyticsRequestOptions
{
    public PiiEntityDomain DomainFilter { get; set; }

    /// <summary>Only these are looked for; empty: those of the language.</summary>
    public IList<PiiEntityCategory> CategoriesFilter { get; } = [];
}

/// <summary>What holds for a job that gives documents several labels.</summary>
public class MultiLabelClassifyOptions
{
    /// <summary>True: the service keeps nothing of the texts for finding its own faults; null: as the service decides.</summary>
    public bool? DisableServiceLogs { get; set; }

    public string DisplayName { get; set; }

    public bool? IncludeStatistics { get; set; }
}
