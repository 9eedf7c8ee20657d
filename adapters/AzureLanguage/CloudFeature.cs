namespace CivicBot.Adapters.AzureLanguage;

/// <summary>What is asked of the service; each is billed by itself.</summary>
public enum CloudFeature
{
    /// <summary>Labels of a project of one's own (topics).</summary>
    Labels,

    /// <summary>Personal data.</summary>
    PersonalData,

    /// <summary>Language.</summary>
    Language,

    /// <summary>Key phrases.</summary>
    KeyPhrases,
}

/// <summary>How a question to the service ended.</summary>
public enum CloudOutcome
{
    /// <summary>With an answer for every document.</summary>
    Answered,

    /// <summary>With an answer for some.</summary>
    Partial,

    /// <summary>Not within the limit.</summary>
    Late,

    /// <summary>The service has too much to do (429).</summary>
    Busy,

    /// <summary>Not at all: no connection, an error of the service, a job that failed, an answer that cannot be read.</summary>
    Failed,

    /// <summary>The service does not take what was sent.</summary>
    Refused,

    /// <summary>Key, project or deployment is wrong.</summary>
    Misconfigured,

    /// <summary>Not asked: there was trouble a moment ago.</summary>
    Resting,

    /// <summary>Not asked: the text records of the month are spent.</summary>
    OverBudget,

    /// <summary>Not asked: switched off.</summary>
    Off,
}
