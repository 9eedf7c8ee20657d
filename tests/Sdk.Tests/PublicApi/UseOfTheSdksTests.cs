using System.Xml.Linq;
using CivicBot.ApiUse;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>What the compiled projects of the solution, tests included, use of the official packages (or of our subset in their place): nothing outside the lists.</summary>
public class UseOfTheSdksTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(ApiList.Folder(), "..", "..", ".."));

    private static IEnumerable<string> Projects => ProjectsOfSolution().Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Projects))]
    public void A_project_uses_no_member_outside_the_lists(string project)
    {
        if (AssemblyOf(project) is not { } assembly)
        {
            Assert.Ignore($"{project} is not built here; tests/run builds everything first.");
            return;
        }

        var allowed = AllowedUses.Of(ApiList.Read("microsoft-bot.txt", "azure-ai-textanalytics.txt"));
        var outside = MemberReferences.Of(assembly, IsSdk).Select(use => use.ToString()).Where(use => !allowed.Contains(use));
        Assert.That(outside, Is.Empty);
    }

    [Test]
    public void These_tests_use_much_of_it_so_the_walk_finds_what_is_used()
    {
        var uses = MemberReferences.Of(typeof(UseOfTheSdksTests).Assembly.Location, IsSdk).Select(use => use.ToString()).ToList();
        Assert.That(uses, Has.Count.GreaterThan(250));
        Assert.That(uses, Does.Contain("Microsoft.Bot.Schema.Activity.set_Text(string)"));
        Assert.That(uses, Does.Contain("Microsoft.Bot.Builder.ITurnContext.get_Activity()"));
    }

    /// <summary>The walk is for any library: the list of members of StackExchange.Redis or Newtonsoft.Json comes from the same lines.</summary>
    [Test]
    public void The_walk_names_members_of_any_library()
    {
        var uses = MemberReferences.Of(typeof(UseOfTheSdksTests).Assembly.Location, name => name == "nunit.framework").Select(use => use.ToString()).ToList();
        Assert.That(uses, Does.Contain("NUnit.Framework.TestAttribute..ctor()"));
        Assert.That(uses, Is.All.StartsWith("NUnit."));
    }

    [Test]
    public void A_member_outside_the_lists_is_seen()
    {
        var allowed = AllowedUses.Of(ApiList.Read("microsoft-bot.txt"));
        Assert.That(allowed, Does.Contain("Microsoft.Bot.Builder.TurnContextStateCollection.Get(string)"));
        Assert.That(allowed, Does.Contain("Microsoft.Bot.Builder.BotState.CreateProperty(string)"));
        Assert.That(allowed, Does.Contain("Microsoft.Bot.Builder.IStatePropertyAccessor.GetAsync(ITurnContext, Func<*>, CancellationToken)"));
        Assert.That(allowed, Does.Contain("Microsoft.Bot.Schema.Activity.TryGetChannelData(ref *)"));
        Assert.That(allowed, Does.Not.Contain("Microsoft.Bot.Builder.ActivityHandler.OnSearchInvokeAsync(ITurnContext<IInvokeActivity>, SearchInvokeValue, CancellationToken)"));
    }

    private static bool IsSdk(string assembly) =>
        assembly is "CivicBot.Sdk" or "Azure.AI.TextAnalytics" || assembly.StartsWith("Microsoft.Bot.", StringComparison.Ordinal);

    /// <summary>Those of the solution that compile C# of ours, but the subset itself.</summary>
    private static IEnumerable<string> ProjectsOfSolution() =>
        File.ReadLines(Path.Combine(Root, "CivicBot.sln"))
            .Where(line => line.StartsWith("Project(", StringComparison.Ordinal) && line.Contains(".csproj", StringComparison.Ordinal))
            .Select(line => line.Split('"')[5].Replace('\\', '/'))
            .Where(project => !project.EndsWith("/CivicBot.Sdk.csproj", StringComparison.Ordinal));

    private static string AssemblyOf(string project)
    {
        var path = Path.Combine(Root, project);
        var name = XElement.Load(path).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(path);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "";
        var assembly = Path.Combine(Path.GetDirectoryName(path), "bin", configuration, "net10.0", $"{name}.dll");
        return File.Exists(assembly) ? assembly : null;
    }
}
