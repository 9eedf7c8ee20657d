using System.Diagnostics;

namespace CivicBot.Evaluation.Peers;

/// <summary>Runs one of the peers' programs (<c>retrieval.py</c>, <c>topics.py</c>). Its first line names the interpreter.</summary>
internal static class PeerScript
{
    private const int LinesOfTrouble = 3;

    /// <returns>What it printed, by line.</returns>
    /// <exception cref="PeerException">It is missing or failed; the message says what it needs.</exception>
    public static IReadOnlyList<string> Run(string directory, string name, params string[] arguments)
    {
        var script = Path.GetFullPath(Path.Combine(directory, name));
        if (!File.Exists(script))
        {
            throw new PeerException($"{script} is missing; --peers wants the folder that holds retrieval.py and topics.py");
        }

        var start = new ProcessStartInfo(Interpreter(script), [script, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var trouble = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw new PeerException($"{name} ended with {process.ExitCode}: {LastLines(trouble.Result)}{Needs(script)}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerException($"{start.FileName} cannot be started for {name}: {e.Message}{Needs(script)}");
        }
    }

    private static string Interpreter(string script)
    {
        var first = File.ReadLines(script).FirstOrDefault("");
        return first.StartsWith("#!", StringComparison.Ordinal) ? first[2..].Split(' ', 2)[0] : "python3";
    }

    private static string LastLines(string trouble) =>
        string.Join(" / ", trouble.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(LinesOfTrouble));

    /// <summary>The script's own line about packages.</summary>
    private static string Needs(string script) =>
        File.ReadLines(script).Take(20).FirstOrDefault(l => l.Contains("packages", StringComparison.OrdinalIgnoreCase)) is { } line
            ? $" ({line.Trim().Trim('"')})"
            : " (Debian packages: python3-fasttext python3-sklearn python3-yaml)";
}

/// <summary>A peer could not be run.</summary>
public sealed class PeerException(string message) : Exception(message);
