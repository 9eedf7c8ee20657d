using CivicBot.Comments.Intake;

namespace CivicBot.Comments.Similar;

public static class SimilarRegistration
{
    /// <summary>Adds the comparing of comments, and what it tells when one is filed. Needs comments and knowledge; empty until <see cref="AddSimilarWorker"/> fills it.</summary>
    public static IServiceCollection AddSimilarComments(this IServiceCollection services)
    {
        services.AddSingleton<SimilarIndex>();
        services.AddSingleton<ISimilarComments>(provider => provider.GetRequiredService<SimilarIndex>());
        services.AddSingleton<IFilingAdvice, FilingSurroundings>();
        return services;
    }

    /// <summary>Adds the job that fills it and keeps it fresh. Needs the understanding of comments.</summary>
    public static IServiceCollection AddSimilarWorker(this IServiceCollection services) => services.AddHostedService<SimilarWorker>();
}
