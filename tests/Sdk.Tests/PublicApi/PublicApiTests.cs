using System.Reflection;
using Azure.AI.TextAnalytics;
using Microsoft.Bot.Builder;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>Our subset against the lists of what the official packages show, line by line, both ways.</summary>
[Category("SubsetOnly")]
public class PublicApiTests
{
    private static readonly Assembly Subset = typeof(ActivityHandler).Assembly;

    [TestCase("microsoft-bot.txt", "Microsoft.Bot")]
    [TestCase("azure-ai-textanalytics.txt", "Azure.AI.TextAnalytics")]
    public void The_subset_shows_what_the_list_says_and_nothing_else(string list, string namespaces)
    {
        var shown = PublicSurface.Of(Subset, name => name == namespaces || name?.StartsWith($"{namespaces}.", StringComparison.Ordinal) == true);
        var listed = ApiList.Read(list);

        Assert.Multiple(() =>
        {
            Assert.That(listed.Mirrored.Except(shown).Order(StringComparer.Ordinal), Is.Empty, "The list has it, the subset has not.");
            Assert.That(shown.Except(listed.Mirrored), Is.Empty, "The subset has it, the list has not: the official packages lack it.");
            Assert.That(listed.Mirrored, Has.Count.GreaterThan(150));
        });
    }

    [Test]
    public void All_types_of_the_subset_are_under_a_list()
    {
        var namespaces = Subset.GetExportedTypes().Select(type => type.Namespace).Distinct(StringComparer.Ordinal);
        Assert.That(namespaces, Is.All.StartsWith("Microsoft.Bot.").Or.EqualTo("Azure.AI.TextAnalytics"));
    }

    /// <summary>The packages were compiled without annotations: code that handles a warning here would have one more there, or one less.</summary>
    [Test]
    public void Nothing_that_is_shown_says_whether_it_may_be_null()
    {
        var annotated = Subset.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Where(member => member.Module.Assembly == Subset).Append(type))
            .Where(member => member.CustomAttributes.Any(a => a.AttributeType.Name is "NullableAttribute" or "NullableContextAttribute" or "RequiredMemberAttribute"));
        Assert.That(annotated.Select(member => $"{member.DeclaringType?.Name}.{member.Name}"), Is.Empty);
        Assert.That(typeof(TextAnalyticsClient).Assembly, Is.EqualTo(Subset));
    }

    /// <summary>The comparison itself: a missing, a changed and an additional member are each found.</summary>
    [Test]
    public void The_comparison_sees_parameters_defaults_and_modifiers()
    {
        var shown = PublicSurface.Of(typeof(PublicApiTests).Assembly, name => name == typeof(Sample<>).Namespace);
        Assert.That(shown.Where(line => line.StartsWith($"{typeof(PublicApiTests).Namespace}.Sample<T> ", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            $"{typeof(PublicApiTests).Namespace}.Sample<T> | abstract class : List<T>, IDisposable where T : class",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / ctor()",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / const string Word = \"word\"",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / string Name {{ get; protected set; }}",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / virtual int? Number(T one, bool two = true, int? three = default, params string[] four)",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / protected abstract bool Try(out DateTimeOffset moment, CancellationToken cancellationToken = default)",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / static Sample<T> operator Addition(Sample<T> left, Sample<T> right)",
            $"{typeof(PublicApiTests).Namespace}.Sample<T> / void Dispose()",
        }));
    }
}

/// <summary>For the comparison of the comparison.</summary>
public abstract class Sample<T> : List<T>, IDisposable
    where T : class
{
    public const string Word = "word";

    public string Name { get; protected set; }

    public static Sample<T> operator +(Sample<T> left, Sample<T> right) => left ?? right;

    public virtual int? Number(T one, bool two = true, int? three = default, params string[] four) => three;

    public void Dispose() => GC.SuppressFinalize(this);

    protected abstract bool Try(out DateTimeOffset moment, CancellationToken cancellationToken = default);
}
