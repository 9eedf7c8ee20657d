using System.Globalization;
using System.Reflection;

namespace CivicBot.Sdk.Tests.PublicApi;

/// <summary>What an assembly shows to others, in the words of the lists beside this file: a line for each type and each member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lines "type | kind" and "type / member".</summary>
    public static SortedSet<string> Of(Assembly assembly, Func<string, bool> wanted)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes().Where(t => Shown(t) && wanted(t.Namespace)))
        {
            var name = $"{type.Namespace}.{TypeNames.Of(type)}";
            lines.Add($"{name} | {Kind(type)}");
            lines.UnionWith(Members(type).Select(member => $"{name} / {member}"));
        }

        return lines;
    }

    private static bool Shown(Type type) => type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && Shown(type.DeclaringType) : type.IsPublic;

    private static string Kind(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return "delegate";
        }

        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => type.CustomAttributes.Any(a => a.AttributeType.Name == "IsReadOnlyAttribute") ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.IsEnum ? [] : Bases(type).ToList();
        return (type.IsNestedFamily ? "protected " : "") + kind + (bases.Count > 0 ? $" : {string.Join(", ", bases)}" : "") + Constraints(type.GetGenericArguments());
    }

    /// <summary>The base class and the interfaces that nothing else in the list brings with it.</summary>
    private static IEnumerable<string> Bases(Type type)
    {
        var parent = type.BaseType is { } one && one != typeof(object) && one != typeof(ValueType) ? one : null;
        var interfaces = type.GetInterfaces().Where(i => i.IsPublic).ToList();
        var own = interfaces.Where(i => !interfaces.Exists(other => other != i && other.GetInterfaces().Contains(i)) && parent?.GetInterfaces().Contains(i) != true);
        return (parent is null ? [] : new[] { TypeNames.Of(parent) }).Concat(own.Select(TypeNames.Of).Order(StringComparer.Ordinal));
    }

    private static string Constraints(IEnumerable<Type> arguments)
    {
        var all = arguments.Where(a => a.IsGenericParameter).Select(a => (a.Name, Rules: Rules(a).ToList())).Where(a => a.Rules.Count > 0);
        return string.Concat(all.Select(a => $" where {a.Name} : {string.Join(", ", a.Rules)}"));

        static IEnumerable<string> Rules(Type argument) =>
            (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? new[] { "class" } : [])
            .Concat(argument.GetGenericParameterConstraints().Select(TypeNames.Of))
            .Concat(argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : []);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke");
            return [$"{TypeNames.Of(invoke.ReturnType)} Invoke({Parameters(invoke)})"];
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        var open = type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).Select(Field)
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(Open)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(m => Open(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method));
        return type.IsAbstract && type.IsSealed ? open : open.Concat(type.GetConstructors(Declared).Where(c => Open(c) && !c.IsStatic).Select(Constructor));
    }

    private static bool Open(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Field(FieldInfo field) => field switch
    {
        { IsLiteral: true } => $"const {TypeNames.Of(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue(), field.FieldType)}",
        { IsStatic: true, IsInitOnly: true } => $"static readonly {TypeNames.Of(field.FieldType)} {field.Name}",
        _ => $"{TypeNames.Of(field.FieldType)} {field.Name}",
    };

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(Open).ToList();
        var index = property.GetIndexParameters();
        return Modifiers(accessors[0])
            + $"{TypeNames.Of(property.PropertyType)} {property.Name}"
            + (index.Length > 0 ? $"[{string.Join(", ", index.Select(Parameter))}]" : "")
            + $" {{ {(accessors.Contains(property.GetMethod) ? "get; " : "")}{Setter(property.SetMethod)}}}";
    }

    private static string Setter(MethodInfo setter) => setter switch
    {
        null => "",
        { IsPublic: true } => "set; ",
        { IsFamily: true } => "protected set; ",
        _ => "",
    };

    private static string Method(MethodInfo method)
    {
        var name = method.IsSpecialName ? $"operator {method.Name["op_".Length..]}" : method.Name;
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var extension = method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)} {name}{generic}({extension}{Parameters(method)}){Constraints(method.GetGenericArguments())}";
    }

    private static string Constructor(ConstructorInfo constructor) =>
        (constructor.IsFamily && !constructor.DeclaringType.IsAbstract ? "protected " : "") + $"ctor({Parameters(constructor)})";

    private static string Modifiers(MethodInfo method)
    {
        var access = method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";
        var way = method switch
        {
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => "",
            _ when method.GetBaseDefinition() != method => "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return access + way;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var way = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : parameter.IsOut ? "out " : type.IsByRef ? "ref " : "";
        return way
            + $"{TypeNames.Of(type.IsByRef ? type.GetElementType() : type)} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue, type)}" : "");
    }

    private static string Value(object value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{TypeNames.Of(type)}.{Enum.ToObject(type, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No word for a default of type {value.GetType().Name}."),
    };
}
