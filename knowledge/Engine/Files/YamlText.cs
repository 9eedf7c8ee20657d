using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CivicBot.Knowledge.Files;

/// <summary>Parses YAML that people wrote; every failure becomes a problem with a line.</summary>
internal static class YamlText
{
    /// <param name="yaml">One YAML document.</param>
    /// <param name="firstLine">Line of the file on which it starts, one-based.</param>
    /// <param name="log">Takes what is wrong.</param>
    /// <returns>Null where it is no map; the log then says so.</returns>
    public static YamlMappingNode? ParseMap(string yaml, int firstLine, ProblemLog log)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        var parser = new Parser(reader);
        try
        {
            stream.Load(parser);
        }
        catch (YamlException broken)
        {
            log.Add(
                FileRules.BadYaml,
                firstLine - 1 + (int)broken.Start.Line,
                $"The YAML cannot be read ({Sentence(broken)}); put a value that holds ': ' or '#' in double quotes and check the indentation.");
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet's scanner trips over some damaged texts itself; how far it came is then the best place to point at.
            log.Add(
                FileRules.BadYaml,
                firstLine - 1 + (int)(parser.Current?.End.Line ?? 1),
                "The YAML cannot be read from about here; check quotes, brackets and indentation.");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
        {
            return root;
        }

        log.Add(FileRules.BadYaml, firstLine, "Expected one list of 'key: value' lines.");
        return null;
    }

    private static string Sentence(YamlException broken) => (broken.InnerException?.Message ?? broken.Message).TrimEnd('.');
}
