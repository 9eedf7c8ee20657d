using System.Runtime.CompilerServices;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>
/// The list of what the official packages show: a line <c>Namespace.Type | kind : bases</c>, below it its members, indented. A minus marks what the subset leaves out
/// on purpose; <c>#</c> is a remark.
/// </summary>
/// <param name="Mirrored">Lines as <see cref="PublicSurface"/> writes them.</param>
/// <param name="LeftOut">Lines that the packages have and the subset must not have, so that the list stays true.</param>
internal sealed record ApiList(IReadOnlySet<string> Mirrored, IReadOnlySet<string> LeftOut)
{
    public static ApiList Read(params string[] files)
    {
        var (mirrored, leftOut) = (new HashSet<string>(), new HashSet<string>());
        foreach (var file in files)
        {
            var (type, typeLeftOut) = ("", false);
            foreach (var line in File.ReadLines(Path.Combine(Folder(), file)).Where(l => l.Trim().Length > 0 && !l.StartsWith('#')))
            {
                var minus = line.TrimStart().StartsWith("- ", StringComparison.Ordinal);
                var text = minus ? line.TrimStart()[2..] : line.Trim();
                var isType = !char.IsWhiteSpace(line[0]);
                if (isType)
                {
                    (type, typeLeftOut) = (text.Split(" | ")[0], minus);
                }

                var entry = isType ? text : $"{type} / {text}";
                if (!(minus || typeLeftOut ? leftOut : mirrored).Add(entry))
                {
                    throw new InvalidDataException($"{file} has twice: {entry}");
                }
            }
        }

        return new ApiList(mirrored, leftOut);
    }

    /// <summary>Beside this file: the tests run where they were built.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here);
}
