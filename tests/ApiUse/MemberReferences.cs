using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CivicBot.ApiUse;

/// <summary>Reads from a compiled assembly which members of which other assemblies it uses: what the compiler bound to, not what the source looks like.</summary>
public static class MemberReferences
{
    /// <param name="assembly">Path of a managed assembly.</param>
    /// <param name="wanted">Whether an assembly, by its simple name, is asked for.</param>
    /// <returns>Every member once, in order; types that are named without any member too.</returns>
    public static IReadOnlyList<MemberUse> Of(string assembly, Func<string, bool> wanted)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences
            .Select(handle => TypeOf(metadata, handle))
            .Where(type => wanted(type.Assembly))
            .Select(type => new MemberUse(type.Assembly, type.Name, "", null));
        var members = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Select(member => Member(metadata, member))
            .OfType<MemberUse>()
            .Where(member => wanted(member.Assembly));
        return [.. types.Concat(members).Distinct().OrderBy(use => use.ToString(), StringComparer.Ordinal)];
    }

    private static MemberUse? Member(MetadataReader metadata, MemberReference member)
    {
        if (ParentOf(metadata, member.Parent) is not { } parent)
        {
            return null;
        }

        var name = metadata.GetString(member.Name);
        var parameters = member.GetKind() == MemberReferenceKind.Method
            ? string.Join(", ", member.DecodeMethodSignature(SignatureWords.Instance, genericContext: null).ParameterTypes)
            : null;
        return new MemberUse(parent.Assembly, parent.Name, name, parameters);
    }

    private static (string Assembly, string Name)? ParentOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeOf(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericOf(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => null,
    };

    /// <summary>The generic type of an instance such as <c>List&lt;string&gt;</c>; null for arrays and types of the assembly itself.</summary>
    private static (string Assembly, string Name)? GenericOf(MetadataReader metadata, TypeSpecification specification)
    {
        var blob = metadata.GetBlobReader(specification.Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        _ = blob.ReadCompressedInteger();
        return blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type ? TypeOf(metadata, (TypeReferenceHandle)type) : null;
    }

    private static (string Assembly, string Name) TypeOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name).Split('`')[0];
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = TypeOf(metadata, (TypeReferenceHandle)type.ResolutionScope);
            return (outer.Assembly, $"{outer.Name}.{name}");
        }

        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : "";
        return (assembly, type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}");
    }
}
