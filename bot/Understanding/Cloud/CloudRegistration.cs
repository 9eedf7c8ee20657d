using CivicBot.Adapters.AzureLanguage;
using CivicBot.Conversation.Records;
using CivicBot.Knowledge;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Screening;
using CivicBot.Storage.Redis;
using Microsoft.Extensions.Options;

namespace CivicBot.Understanding.Cloud;

/// <summary>Registers the second opinion of Azure AI Language; off without settings.</summary>
public static class CloudRegistration
{
    /// <summary>Adds <see cref="CloudTopics"/>. Needs storage, knowledge and the understanding of comments.</summary>
    public static IHostApplicationBuilder AddCloudTopics(this IHostApplicationBuilder builder)
    {
        if (builder.Services.HasRedis())
        {
            builder.Services.AddSingleton<ICloudCounts, RedisCloudCounts>();
        }
        else
        {
            builder.Services.AddSingleton<ICloudCounts, EmbeddedCloudCounts>();
        }

        builder.Services.AddSingleton<CloudLedger>();
        builder.Services.AddSingleton<ICloudSpending>(services => services.GetRequiredService<CloudLedger>());
        builder.Services.AddSingleton<MaskPersonalData>(services =>
        {
            var mask = new QuestionMask(() => PersonalDataMask.Load(
                UnderstandingRegistration.LanguageDirectory(services.GetRequiredService<IOptions<KnowledgeOptions>>().Value), services.GetRequiredService<Lexicon>()));

            // While a list is wrong nothing is sent.
            return text => mask.Of(text) ?? "";
        });
        builder.Services.AddAzureLanguage(builder.Configuration.GetSection(AzureLanguageOptions.SectionName));
        builder.Services.AddSingleton<WithTopics>(services =>
        {
            var learning = services.GetRequiredService<CommentLearning>();

            // There is no reading before there is something that was learned.
            return (reading, topics) => learning.Learned.GetAwaiter().GetResult().WithTopics(reading, topics);
        });
        builder.Services.AddSingleton<CloudTopics>();
        builder.Services.AddHealthChecks().AddCheck<CloudHealth>("azure-language", tags: ["ready"]);
        return builder;
    }
}
