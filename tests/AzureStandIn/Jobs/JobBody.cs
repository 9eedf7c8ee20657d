using CivicBot.AzureStandIn.Faults;
using CivicBot.AzureStandIn.Wire;

namespace CivicBot.AzureStandIn.Jobs;

/// <summary>What <c>GET analyze-text/jobs/ID</c> gives.</summary>
internal static class JobBody
{
    public static object Of(Job job, StandInOptions options)
    {
        var status = job.Status(options.PollsBeforeEnd);
        var ended = status is "succeeded" or "partiallyCompleted";
        return new
        {
            jobId = job.Id,
            displayName = job.DisplayName,
            createdDateTime = job.CreatedAt,
            lastUpdatedDateTime = job.CreatedAt.AddSeconds(job.Polls),
            expirationDateTime = job.CreatedAt.AddDays(1),
            status,
            errors = status is "failed" or "partiallyCompleted" ? new[] { ErrorBody.Error("InternalServerError", "A task failed.", inner: null) } : [],
            tasks = new
            {
                completed = ended ? 1 : 0,
                failed = status == "failed" ? 1 : 0,
                inProgress = status is "running" or "notStarted" ? 1 : 0,
                total = 1,
                items = ended ? new[] { Task(job, status, options) } : [],
            },
        };
    }

    private static object Task(Job job, string status, StandInOptions options) => new
    {
        kind = "CustomMultiLabelClassificationLROResults",
        taskName = "_MultiLabelClassify",
        lastUpdateDateTime = job.CreatedAt.AddSeconds(job.Polls),
        status = status == "succeeded" ? "succeeded" : "failed",
        results = new
        {
            documents = job.Documents.Where((_, index) => IsLabelled(index, job.Fault)).Reverse().Select(document => new
            {
                id = document.Id,
                @class = options.Classes(document.Text).Select(one => new { category = one.Class, confidenceScore = one.Score }),
                warnings = Array.Empty<object>(),
            }),
            errors = job.Documents.Where((_, index) => !IsLabelled(index, job.Fault) && job.Fault is not Fault.SomeDocuments { Missing: true }).Select(document => new
            {
                id = document.Id,
                error = ErrorBody.Error("InvalidArgument", "The document is invalid.", job.Fault is Fault.WrongLanguage ? "UnsupportedLanguageCode" : "InvalidDocument"),
            }),
            projectName = options.ProjectName,
            deploymentName = options.DeploymentName,
        },
    };

    private static bool IsLabelled(int index, Fault? fault) => fault switch
    {
        Fault.WrongLanguage => false,
        Fault.SomeDocuments => index % 2 == 0,
        _ => true,
    };
}
