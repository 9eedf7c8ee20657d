using System.Text.Json;
using CivicBot.AzureStandIn.Faults;
using CivicBot.AzureStandIn.Wire;

namespace CivicBot.AzureStandIn.Jobs;

/// <summary>A job that labels documents.</summary>
/// <param name="Fault">How it ends, where not well.</param>
internal sealed record Job(string Id, string? DisplayName, DateTimeOffset CreatedAt, IReadOnlyList<Document> Documents, Fault? Fault)
{
    public int Polls { get; set; }

    public bool IsCancelled { get; set; }

    public string Status(int pollsBeforeEnd) => this switch
    {
        { IsCancelled: true } => "cancelled",
        { Polls: 0 } => "notStarted",
        { Fault: Fault.JobRunsOn } => "running",
        _ when Polls <= pollsBeforeEnd => "running",
        { Fault: Fault.JobEnds { As: var ending } } => ending,
        _ => "succeeded",
    };
}

/// <summary>Checks a job as the service does when it is handed in.</summary>
internal static class JobRules
{
    private const int MostDocuments = 25;
    private const int MostElements = 125_000;

    /// <returns>Null: it is taken.</returns>
    public static IResult? Problem(JsonElement body, StandInOptions options)
    {
        if (!body.TryGetProperty("tasks", out var tasks) || tasks.GetArrayLength() != 1 || tasks[0].GetProperty("kind").GetString() != "CustomMultiLabelClassification")
        {
            return ErrorBody.Result(400, "InvalidRequest", "The stand-in knows one task of kind CustomMultiLabelClassification.", "InvalidParameterValue");
        }

        var parameters = tasks[0].GetProperty("parameters");
        if (!parameters.TryGetProperty("projectName", out var project) || !parameters.TryGetProperty("deploymentName", out var deployment))
        {
            return ErrorBody.Result(400, "InvalidRequest", "projectName and deploymentName are needed.", "InvalidParameterValue");
        }

        if (project.GetString() != options.ProjectName || deployment.GetString() != options.DeploymentName)
        {
            return ErrorBody.Result(404, "ProjectNotFound", "The project or deployment is not there.");
        }

        var documents = Document.Of(body);
        return documents switch
        {
            [] => ErrorBody.Result(400, "InvalidRequest", "There are no documents.", "MissingInputDocuments"),
            { Count: > MostDocuments } => ErrorBody.Result(400, "InvalidRequest", "There are too many documents.", "InvalidDocumentBatch"),
            _ when documents.Sum(document => document.Elements) > MostElements => ErrorBody.Result(400, "InvalidRequest", "The documents are too long.", "InvalidDocumentBatch"),
            _ when documents.Any(document => string.IsNullOrWhiteSpace(document.Text)) => ErrorBody.Result(400, "InvalidRequest", "A document is empty.", "InvalidDocument"),
            _ => null,
        };
    }
}
