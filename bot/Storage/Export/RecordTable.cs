using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CivicBot.Storage.Export;

/// <summary>What a column holds, whichever database it is in.</summary>
internal enum ColumnKind
{
    Guid,
    Text,
    Integer,
    Real,
    Boolean,

    /// <summary>Unix milliseconds.</summary>
    Moment,
    Date,
    Time,
    Bytes,

    /// <summary>List of texts.</summary>
    List,
}

/// <param name="Enum">What a number stands for; null: a number.</param>
internal sealed record RecordColumn(string Name, ColumnKind Kind, Type? Enum);

/// <param name="Column">In this table.</param>
/// <param name="Table">Whose key it names.</param>
internal sealed record RecordReference(string Column, string Table);

/// <summary>A table of the records as the model says, so that a new column or table is exported and backed up without anybody thinking of it.</summary>
/// <param name="Key">Columns that order its rows.</param>
/// <param name="References">Only those by one column.</param>
/// <param name="CountsItself">The database gives the numbers of its key.</param>
internal sealed record RecordTable(string Name, IReadOnlyList<RecordColumn> Columns, IReadOnlyList<RecordColumn> Key, IReadOnlyList<RecordReference> References, bool CountsItself)
{
    /// <summary>Columns that name other rows of the same table.</summary>
    public IEnumerable<string> SelfReferences => References.Where(reference => reference.Table == Name).Select(reference => reference.Column);

    /// <summary>All tables; one that others refer to comes before them, otherwise by name.</summary>
    public static IReadOnlyList<RecordTable> Of(IModel model)
    {
        var left = model.GetEntityTypes().Select(Of).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<RecordTable>();
        while (left.Count > 0)
        {
            var next = left.First(table => table.References.All(reference => reference.Table == table.Name || left.TrueForAll(other => other.Name != reference.Table)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private static RecordTable Of(IEntityType entity)
    {
        var key = entity.FindPrimaryKey()!.Properties;
        var references = entity.GetForeignKeys().Where(reference => reference.Properties.Count == 1)
            .Select(reference => new RecordReference(reference.Properties[0].GetColumnName(), reference.PrincipalEntityType.GetTableName()!));
        var declared = entity.ClrType.GetProperties().Select(member => member.Name).ToList();
        return new RecordTable(
            entity.GetTableName()!,
            [.. entity.GetProperties().OrderBy(property => declared.IndexOf(property.Name)).Select(Column)],
            [.. key.Select(Column)],
            [.. references],
            key is [{ ValueGenerated: ValueGenerated.OnAdd, ClrType: var type }] && type == typeof(int));
    }

    private static RecordColumn Column(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return new RecordColumn(property.GetColumnName(), KindOf(type, property), type.IsEnum ? type : null);
    }

    private static ColumnKind KindOf(Type type, IProperty property) => type switch
    {
        _ when type == typeof(Guid) => ColumnKind.Guid,
        _ when type == typeof(string) => ColumnKind.Text,
        _ when type == typeof(int) || type == typeof(long) || type.IsEnum => ColumnKind.Integer,
        _ when type == typeof(double) => ColumnKind.Real,
        _ when type == typeof(bool) => ColumnKind.Boolean,
        _ when type == typeof(DateTimeOffset) => ColumnKind.Moment,
        _ when type == typeof(DateOnly) => ColumnKind.Date,
        _ when type == typeof(TimeOnly) => ColumnKind.Time,
        _ when type == typeof(byte[]) => ColumnKind.Bytes,
        _ when type == typeof(List<string>) => ColumnKind.List,
        _ => throw new NotSupportedException($"Nobody can export {property.DeclaringType.DisplayName()}.{property.Name}: teach {nameof(ColumnKind)} its type."),
    };
}
