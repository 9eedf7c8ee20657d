using CivicBot.Knowledge.Calendar;

namespace CivicBot.Storage.Export;

/// <summary>Which rows belong to an export of one commune or period: comments and days by themselves, everything else by what it belongs to.</summary>
internal sealed class ExportFilter
{
    private readonly ExportOrder order;
    private readonly Dictionary<string, RecordTable> tables;
    private readonly List<(string Name, object Value)> values = [];

    public ExportFilter(ExportOrder order, IReadOnlyList<RecordTable> tables)
    {
        this.order = order;
        this.tables = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        AddValues();
    }

    /// <summary>Null: all rows.</summary>
    public RowFilter? Of(RecordTable table) =>
        Condition(table) is { } condition ? new RowFilter(condition, [.. values.Where(value => condition.Contains(value.Name, StringComparison.Ordinal))]) : null;

    private void AddValues()
    {
        if (order.Commune is { } commune)
        {
            values.Add(("@commune", commune));
        }

        if (order.From is { } from)
        {
            values.Add(("@firstday", from));
            values.Add(("@frommoment", VietnamTime.At(from, TimeOnly.MinValue).ToUnixTimeMilliseconds()));
        }

        if (order.To is { } to)
        {
            values.Add(("@lastday", to));
            values.Add(("@tomoment", VietnamTime.At(to.AddDays(1), TimeOnly.MinValue).ToUnixTimeMilliseconds()));
        }
    }

    private string? Condition(RecordTable table)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var own = table.Columns.Any(column => column.Name == "commune") && order.Commune is not null ? "\"commune\" = @commune" : null;
        return table.Name switch
        {
            "comment" => All(own, Moments("received_at")),
            "audit" => All(own, Moments("at")),
            "dialogue_day" => All(own, Days("date")),
            "citizen" => All(own, order.From is null && order.To is null ? null : $"\"id\" IN (SELECT \"citizen_id\" FROM \"comment\"{Where("comment")})"),
            "programme" => order.Commune is null ? null : "\"id\" IN (SELECT \"programme_id\" FROM \"programme_unit\" WHERE \"commune\" = @commune)",
            _ => own ?? Belonging(table),
        };
    }

    /// <summary>Through the first that it names: a comment, a day, a change …; who wrote it is no reason. A table that belongs to nothing is left out of a part.</summary>
    private string Belonging(RecordTable table)
    {
        var parents = table.References.Where(reference => reference.Table is not "citizen" && reference.Table != table.Name && tables.ContainsKey(reference.Table)).ToList();
        return parents.Count == 0
            ? "1 = 0"
            : string.Join(" OR ", parents.Select(parent => $"\"{parent.Column}\" IN (SELECT \"{tables[parent.Table].Key[0].Name}\" FROM \"{parent.Table}\"{Where(parent.Table)})"));
    }

    private string Where(string table) => Condition(tables[table]) is { } condition ? $" WHERE {condition}" : "";

    private string? Moments(string column) => All(order.From is null ? null : $"\"{column}\" >= @frommoment", order.To is null ? null : $"\"{column}\" < @tomoment");

    private string? Days(string column) => All(order.From is null ? null : $"\"{column}\" >= @firstday", order.To is null ? null : $"\"{column}\" <= @lastday");

    private static string? All(params IEnumerable<string?> conditions) => string.Join(" AND ", conditions.OfType<string>()) is { Length: > 0 } all ? all : null;
}
