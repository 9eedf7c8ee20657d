using System.Diagnostics;
using System.Globalization;

namespace CivicBot.Load.Bot;

/// <summary>Signals that .NET has no name for: a process that stops without ending, as on a machine that swaps or is moved.</summary>
internal static class Signals
{
    public static async Task SendAsync(Process target, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, target.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"SIG{signal} could not be sent.");
        }
    }
}
