namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Double"] = "double",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.UInt32"] = "uint",
        ["System.Void"] = "void",
    };

    public static string Of(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType())}[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying)}?";
        }

        if (Keywords.TryGetValue(type.FullName ?? "", out var keyword))
        {
            return keyword;
        }

        var simple = type.Name.Split('`')[0];
        var outer = type.IsNested ? $"{Of(type.DeclaringType)}." : "";
        var arguments = type.GetGenericArguments();
        return outer + (arguments.Length == 0 ? simple : $"{simple}<{string.Join(", ", arguments.Select(Of))}>");
    }
}
