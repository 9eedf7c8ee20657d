using CivicBot.Hosting;
using CivicBot.Storage;
using Microsoft.Extensions.Options;

namespace CivicBot.Commands.Doctor;

/// <summary>Every setting, judged as the start would judge it.</summary>
internal static class DoctorConfiguration
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Judging the data directory makes it where it is missing; that is left to the first start.
        var data = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var stead = Directory.Exists(data.Directory) || data.Directory.Length == 0 ? null : Directory.CreateTempSubdirectory("civicbot-doctor-");
        try
        {
            var builder = BotHost.Compose([], composed => composed.Configuration.AddConfiguration(configuration).AddInMemoryCollection(
                stead is null ? [] : [KeyValuePair.Create($"{StorageOptions.Section}:{nameof(StorageOptions.Directory)}", (string?)stead.FullName)]));
            await using var services = builder.Services.BuildServiceProvider();
            services.GetRequiredService<IStartupValidator>().Validate();
            return [Finding.Ok("configuration", "every setting can be used.")];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures.Select(failure => Finding.Fail("configuration", failure))];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.SelectMany(one => one is OptionsValidationException wrong ? wrong.Failures : [one.Message]).Select(failure => Finding.Fail("configuration", failure))];
        }
        finally
        {
            stead?.Delete(recursive: true);
        }
    }
}
