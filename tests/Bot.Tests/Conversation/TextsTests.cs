using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using CivicBot.Conversation;

namespace CivicBot.Tests.Conversation;

/// <summary>Citizen texts stand in one place of their feature, in composed form, short enough, and without forgotten placeholders.</summary>
internal sealed partial class TextsTests
{
    // Not texts for citizens: words of files that people edit, pages and messages for whoever connects an Official Account.
    private static readonly string[] AllowedFiles =
    [
        "bot/Communes/CommuneFileReader.cs", "bot/Communes/Files/CommuneFileWriter.cs", "bot/Communes/Files/CommuneLines.cs", "bot/Comments/Templates/AnswerPlaceholders.cs", "bot/Comments/Import/CommentList.cs", "bot/Comments/Privacy/PersonalTraces.cs", "bot/Messaging/Proactive/ZnsHealth.cs",
        "adapters/Zalo/ZaloOptionsValidator.cs", "adapters/Zalo/Zns/ZaloZnsOptionsValidator.cs", "adapters/Zalo/Consent/ZaloConsentPages.cs",
    ];

    // Commands speak English to operators and give Vietnamese terms as examples; papers and reports have their words in files named after them; what pages of officials say stands in the folder of the page, in the markup or beside it.
    private static readonly string[] AllowedFolders = ["bot/Commands/", "bot/Digests/", "bot/Dialogues/", "bot/Officials/"];

    [Test]
    public void No_accented_literal_stands_outside_the_Texts_of_its_feature()
    {
        var root = Root();
        var found = new[] { "bot", "adapters" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => !Path.GetFileName(file).StartsWith("Texts", StringComparison.Ordinal) && !file.Contains("/Texts/", StringComparison.Ordinal)
                && !Path.GetFileNameWithoutExtension(file).EndsWith("Texts", StringComparison.Ordinal)
                && !Path.GetFileNameWithoutExtension(file).EndsWith("Words", StringComparison.Ordinal) && !AllowedFiles.Contains(file)
                && !Array.Exists(AllowedFolders, folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(file => File.ReadAllLines(Path.Combine(root, file)).Select((line, index) => (file, index, code: Comment().Replace(line, ""))))
            .Where(line => Vietnamese().IsMatch(line.code))
            .Select(line => $"{line.file}:{line.index + 1} {line.code.Trim()}")
            .ToList();

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Texts_are_composed_short_and_without_placeholders_or_Markdown()
    {
        var texts = typeof(Reply).Assembly.GetType("CivicBot.Conversation.Texts", throwOnError: true)!
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (field.Name, Value: (string)field.GetRawConstantValue()!))
            .ToList();

        Assert.That(texts, Has.Count.GreaterThan(50));
        foreach (var (name, value) in texts)
        {
            Assert.That(value.IsNormalized(NormalizationForm.FormC), name);
            Assert.That(value, Has.Length.LessThanOrEqualTo(400), name);
            Assert.That(value, Does.Not.Match(@"\{[0-9a-zA-Z]*\}|\*\*|^#"), name);
            Assert.That(!name.StartsWith("Choice", StringComparison.Ordinal) || value.Length <= 40, $"{name} is a button");
        }
    }

    [Test]
    public void The_introduction_fits_one_message()
    {
        var outcome = Talk.Shipped().AtFirstContact().Do(new IncomingMessage.Arrived());

        Assert.That(outcome.Replies[0].Text, Has.Length.LessThan(1000));
        Assert.That(outcome.Replies[0].Text.IsNormalized(NormalizationForm.FormC));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CivicBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    // A line's comment, documentation or not; literals with two slashes are addresses, which hold no Vietnamese letters.
    [GeneratedRegex("(?<![:\"])//.*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vietnamese();
}
