using CivicBot.ApiUse;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>The lines of an <see cref="ApiList"/> in the words in which compiled code names members.</summary>
internal static class AllowedUses
{
    /// <summary>What <see cref="MemberUse.ToString"/> gives for each type and member of the list.</summary>
    public static HashSet<string> Of(ApiList list)
    {
        var uses = new HashSet<string>();
        foreach (var line in list.Mirrored)
        {
            uses.UnionWith(line.Split(" | ") is [var type, var kind] ? OfType(type, kind) : OfMember(line.Split(" / ")[0], line.Split(" / ")[1]));
        }

        return uses;
    }

    private static string[] OfType(string type, string kind) => kind == "delegate"
        ? [WithoutGenerics(type), $"{WithoutGenerics(type)}..ctor(object, IntPtr)"]
        : [WithoutGenerics(type)];

    private static IEnumerable<string> OfMember(string type, string member)
    {
        var owner = WithoutGenerics(type);
        var text = member.Split(" where ")[0];
        if (text.Contains('{', StringComparison.Ordinal))
        {
            var (property, accessors) = (text[..text.IndexOf('{', StringComparison.Ordinal)].TrimEnd(), text[text.IndexOf('{', StringComparison.Ordinal)..]);
            var valueType = Word(property[..property.LastIndexOf(' ')].Split(' ', 2) is [var modifier, var rest] && IsModifier(modifier) ? rest : property[..property.LastIndexOf(' ')], type);
            var name = property[(property.LastIndexOf(' ') + 1)..];
            return (accessors.Contains("get;", StringComparison.Ordinal) ? new[] { $"{owner}.get_{name}()" } : [])
                .Concat(accessors.Contains("set;", StringComparison.Ordinal) ? [$"{owner}.set_{name}({valueType})"] : []);
        }

        if (!text.Contains('(', StringComparison.Ordinal))
        {
            var declaration = text.Split(" = ")[0];
            return [$"{owner}.{declaration[(declaration.LastIndexOf(' ') + 1)..]}"];
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        var head = text[..open];
        var parameters = Split(text[(open + 1)..text.LastIndexOf(')')]).Select(p => Parameter(p, type, head));
        return [$"{owner}.{MethodName(head)}({string.Join(", ", parameters)})"];
    }

    private static bool IsModifier(string word) => word is "static" or "virtual" or "override" or "abstract" or "protected";

    private static string MethodName(string head)
    {
        var name = WithoutGenerics(head);
        name = name[(name.LastIndexOf(' ') + 1)..];
        return head.Contains(" operator ", StringComparison.Ordinal) ? $"op_{name}" : name == "ctor" ? ".ctor" : name;
    }

    private static string Parameter(string parameter, string type, string method)
    {
        var words = parameter.Split(" = ")[0];
        var isOut = words.StartsWith("out ", StringComparison.Ordinal);
        foreach (var way in new[] { "this ", "params ", "out ", "ref " })
        {
            words = words.StartsWith(way, StringComparison.Ordinal) ? words[way.Length..] : words;
        }

        return (isOut ? "ref " : "") + Word(words[..words.LastIndexOf(' ')], type, method);
    }

    /// <summary>A type with the parameters of generic types and methods as stars.</summary>
    private static string Word(string text, params string[] generics)
    {
        var names = generics.SelectMany(g => g.EndsWith('>') ? Split(g[(g.LastIndexOf('<') + 1)..].TrimEnd('>', ' ')) : []).Where(n => n.All(char.IsLetter));
        return names.Aggregate(text, (word, name) => System.Text.RegularExpressions.Regex.Replace(word, $@"\b{name}\b", "*", default, TimeSpan.FromSeconds(1)));
    }

    /// <summary>At the commas outside of brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            depth += text[index] switch { '<' => 1, '>' => -1, _ => 0 };
            if (text[index] == ',' && depth == 0)
            {
                yield return text[start..index].Trim();
                start = index + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    private static string WithoutGenerics(string name)
    {
        var kept = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var letter in name)
        {
            depth += letter == '<' ? 1 : 0;
            if (depth == 0)
            {
                kept.Append(letter);
            }

            depth -= letter == '>' ? 1 : 0;
        }

        return kept.ToString();
    }
}
