using CivicBot.Comments.Corrections;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Comments;
using CivicBot.Knowledge.Learning.Kept;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;
using CivicBot.Knowledge.Topics;
using CivicBot.Knowledge.Understanding;
using Microsoft.Extensions.Options;

namespace CivicBot.Understanding;

/// <summary>Registers the understanding of comments.</summary>
public static class CommentUnderstandingRegistration
{
    /// <summary>Adds <see cref="CommentLearning"/>, which has learned soon after the start. Needs storage and knowledge.</summary>
    public static IHostApplicationBuilder AddCommentUnderstanding(this IHostApplicationBuilder builder)
    {
        builder.AddLearnComments();
        builder.Services.AddSingleton<TopicCorrections>();
        builder.Services.AddSingleton<CommentLearning>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CommentLearning>());
        return builder;
    }

    /// <summary>Adds <see cref="LearnComments"/> and <see cref="TopicOptions"/>. Needs the knowledge.</summary>
    public static IHostApplicationBuilder AddLearnComments(this IHostApplicationBuilder builder)
    {
        builder.AddLexicon();
        builder.Services.AddOptions<TopicOptions>().BindConfiguration(TopicOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LearnComments>(services => (corrections, cancellationToken) => CommentUnderstanding.LearnAsync(
            new CommentSources(
                UnderstandingRegistration.LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value),
                services.GetRequiredService<Lexicon>(),
                () => services.GetRequiredService<IProcedureLibrary>().Current.Procedures.SelectMany(procedure => procedure.Questions))
            {
                Models = services.GetRequiredService<ModelCache>(),
                Known = services.GetRequiredService<Language>().Comments,
            },
            corrections,
            services.GetRequiredService<IOptions<TopicOptions>>().Value,
            services.GetRequiredService<ILogger<CommentUnderstanding>>(),
            cancellationToken));
        return builder;
    }
}
