using CivicBot.ApiUse;

// ApiUse LIBRARY ASSEMBLY…: which members of a library compiled assemblies use, one a line.
if (args.Length < 2 || args[1..].FirstOrDefault(path => !File.Exists(path)) is { } missing && Missing(missing))
{
    await Console.Error.WriteLineAsync("Usage: ApiUse LIBRARY ASSEMBLY.dll… (for example: ApiUse StackExchange.Redis bot/bin/Release/net10.0/CivicBot.dll)");
    return 2;
}

var uses = args[1..].SelectMany(path => MemberReferences.Of(path, name => name == args[0])).Distinct().OrderBy(use => use.ToString(), StringComparer.Ordinal).ToList();
foreach (var use in uses)
{
    Console.WriteLine(use);
}

return uses.Count > 0 ? 0 : 1;

static bool Missing(string path)
{
    Console.Error.WriteLine($"{path} is not there; build first.");
    return true;
}
