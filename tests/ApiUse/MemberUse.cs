namespace CivicBot.ApiUse;

/// <summary>A member of another assembly that compiled code refers to.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="Type">Namespace and name; generic types with their parameters left out, nested ones behind a dot.</param>
/// <param name="Name">As metadata has it: <c>get_Text</c>, <c>.ctor</c>, <c>op_Implicit</c>. Empty: the type itself.</param>
/// <param name="Parameters">Types as C# writes them, without namespaces; <c>*</c> for a parameter of the generic type or method. Null: a field or the type itself.</param>
public sealed record MemberUse(string Assembly, string Type, string Name, string? Parameters)
{
    public override string ToString() => Name.Length == 0 ? Type : $"{Type}.{Name}{(Parameters is null ? "" : $"({Parameters})")}";
}
