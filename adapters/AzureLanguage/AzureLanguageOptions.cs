namespace CivicBot.Adapters.AzureLanguage;

/// <summary>
/// Azure AI Language (section <c>AzureLanguage</c>). An empty <see cref="Endpoint"/> switches it off, which is the default: then nothing leaves this machine. A half filled
/// section stops the start (see <see cref="AzureLanguageOptionsValidator"/>).
/// </summary>
public sealed class AzureLanguageOptions
{
    public const string SectionName = "AzureLanguage";

    /// <summary>Address of the resource, for example <c>https://NAME.cognitiveservices.azure.com</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>One of the two keys of the resource. Never logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>Project of custom multi-label classification whose classes bear the ids of our topics.</summary>
    public string ProjectName { get; set; } = "";

    public string DeploymentName { get; set; } = "";

    /// <summary>What is waited for an answer within a citizen's turn, everything together; then the local reading is used.</summary>
    public TimeSpan TurnLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>What a command waits for a batch.</summary>
    public TimeSpan BatchLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a request is repeated that the service could not take; within the limits above and the pause that the service asks for.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Pause before the first repetition; doubles.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a job is asked whether it has ended.</summary>
    public TimeSpan PollPause { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>So many calls in a row without an answer, and nothing is asked for <see cref="RestAfterTrouble"/>.</summary>
    public int TroublesBeforeRest { get; set; } = 3;

    public TimeSpan RestAfterTrouble { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Text records (of 1,000 characters, as Azure bills them) that may be spent in a calendar month of Vietnam; 0: no limit.</summary>
    public long RecordsPerMonth { get; set; }

    public bool IsOff => Endpoint.Length == 0;
}
