using CivicBot.Knowledge.Calendar;
using CivicBot.Mail;
using CivicBot.Officials.Chat;
using Microsoft.Extensions.Options;
using Quartz;

namespace CivicBot.Digests.Sending;

public static class SendingRegistration
{
    /// <summary>Adds mail, the schedule of digests and their sending. Needs records, comments, communes and digests.</summary>
    public static IServiceCollection AddDigestSending(this IServiceCollection services)
    {
        services.AddMail();
        services.AddOptions<ScheduleOptions>().BindConfiguration(ScheduleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleValidation>();
        services.AddOptions<OfficialsAddress>().BindConfiguration(OfficialsAddress.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OfficialsAddress>, AddressValidation>();
        services.AddSingleton<SendingPlanner>();
        services.AddSingleton<SendingComposer>();
        services.AddSingleton<SendingDesk>();
        services.AddSingleton<RecipientDesk>();
        services.AddSingleton<DeliverySender>();
        services.AddSingleton<ChatSender>();
        services.AddSingleton<OfficialChats>();
        services.AddHostedService<DeliveryWorker>();
        services.AddHealthChecks().AddCheck<SendingHealth>("mail", tags: ["ready"]);
        services.AddSingleton<DueDigests>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore(_ => { });
            quartz.UseDefaultThreadPool(1);
            quartz.AddJob<DueDigests>(job => job.WithIdentity(DueDigests.Name));
            quartz.AddTrigger(trigger => trigger.ForJob(DueDigests.Name).WithCronSchedule(DueDigests.EveryMinute, cron => cron.InTimeZone(VietnamTime.Zone)));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private sealed class ScheduleValidation : IValidateOptions<ScheduleOptions>
    {
        public ValidateOptionsResult Validate(string? name, ScheduleOptions options) =>
            options.Problems().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    private sealed class AddressValidation : IValidateOptions<OfficialsAddress>
    {
        public ValidateOptionsResult Validate(string? name, OfficialsAddress options) =>
            options.Problems().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
