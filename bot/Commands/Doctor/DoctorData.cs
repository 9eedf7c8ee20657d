using CivicBot.Operations.Readiness;
using CivicBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CivicBot.Commands.Doctor;

/// <summary>The data directory: there, writable, private, with room.</summary>
internal static class DoctorData
{
    private const UnixFileMode Strangers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    public static IReadOnlyList<Finding> Look(IConfiguration configuration)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var limits = configuration.GetSection(ReadinessOptions.Section).Get<ReadinessOptions>() ?? new ReadinessOptions();
        var directory = Path.GetFullPath(storage.Directory);
        if (!Directory.Exists(directory))
        {
            return [Finding.Warn("data", $"{directory} is not there; the first start makes it. Is Data__Directory what you mean?")];
        }

        return [Rights(directory), Keys(storage), Space(directory, limits)];
    }

    private static Finding Rights(string directory)
    {
        var probe = Path.Combine(directory, ".doctor-" + Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return Finding.Ok("data", $"{directory} can be written.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail("data", $"{directory} cannot be written by this user ({failure.Message}); run doctor as the program's user, and give it the right to write there.");
        }
    }

    private static Finding Keys(StorageOptions storage)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(storage.KeysDirectory))
        {
            return Finding.Ok("data", "no keys to look at.");
        }

        var mode = File.GetUnixFileMode(storage.KeysDirectory);
        return (mode & Strangers) == UnixFileMode.None
            ? Finding.Ok("data", "the keys are the program's alone.")
            : Finding.Warn("data", $"others may read or change {Path.GetFullPath(storage.KeysDirectory)}, where the keys of tokens and contacts lie; chmod 700 it.");
    }

    private static Finding Space(string directory, ReadinessOptions limits)
    {
        var found = DiskHealth.Judge(FreeSpace.Of(directory), limits);
        return new Finding(
            "data",
            found.Status switch { HealthStatus.Healthy => FindingLevel.Ok, HealthStatus.Degraded => FindingLevel.Warn, _ => FindingLevel.Fail },
            found.Description ?? "");
    }
}
