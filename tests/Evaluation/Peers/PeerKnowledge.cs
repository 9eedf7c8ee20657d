using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CivicBot.Knowledge.Lexicons;
using CivicBot.Knowledge.Procedures;

namespace CivicBot.Evaluation.Peers;

/// <summary>A copy of the procedures whose front matter also holds the wordings, which the engine reads from the lexicon: so the peers learn from the same texts.</summary>
internal static class PeerKnowledge
{
    // JSON is YAML.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="knowledge">The knowledge directory.</param>
    /// <param name="target">Where the files go; an existing folder.</param>
    /// <returns>How many wordings were added.</returns>
    public static int Write(string knowledge, string target)
    {
        var wordings = Lexicon.Load(Path.Combine(knowledge, "lexicon")).Wordings;
        var added = 0;
        foreach (var procedure in LibraryReader.Read(knowledge, CancellationToken.None).ToSnapshot(1).Procedures)
        {
            var own = wordings.GetValueOrDefault(procedure.Slug, []);
            added += own.Count;
            var text = new StringBuilder("---\n")
                .Append("name: ").Append(JsonSerializer.Serialize(procedure.Name, Json)).Append('\n')
                .Append("code: ").Append(JsonSerializer.Serialize(procedure.Code, Json)).Append('\n')
                .Append("aliases: ").Append(JsonSerializer.Serialize(procedure.Aliases, Json)).Append('\n')
                .Append("questions: ").Append(JsonSerializer.Serialize(procedure.Questions.Concat(own), Json)).Append('\n')
                .Append("---\n")
                .AppendJoin('\n', procedure.Sections.Values)
                .Append('\n');
            File.WriteAllText(Path.Combine(target, procedure.Slug + ".md"), text.ToString());
        }

        return added;
    }
}
