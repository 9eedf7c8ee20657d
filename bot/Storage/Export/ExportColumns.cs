using CivicBot.Comments.Life;
using CivicBot.Comments.Records;

namespace CivicBot.Storage.Export;

/// <summary>
/// What leaves the house. Never: who a citizen is at the channel, where photos lie there, keys of occasions, accounts of officials. Names, phones and the citizens' own words only where they were
/// asked for.
/// </summary>
internal sealed class ExportColumns
{
    private static readonly string[] NeverTables = ["official", "official_chat", "official_chat_code", "official_claim", "official_login", "official_session", "official_token", "setting"];
    private static readonly string[] NeverColumns = ["pseudonym", "occasion", "sealed_conversation", "sealed_address"];

    private readonly RecordTable table;
    private readonly int[] kept;
    private readonly int[] own;
    private readonly int byKind;
    private readonly int changeKind;

    public ExportColumns(RecordTable table, bool withContacts)
    {
        this.table = table;
        kept = [.. Enumerable.Range(0, table.Columns.Count).Where(index => Leaves(table, table.Columns[index], withContacts))];
        own = table.Name == "comment_change" && !withContacts ? [IndexOf("text"), IndexOf("note")] : [];
        (byKind, changeKind) = own.Length > 0 ? (IndexOf("by_kind"), IndexOf("kind")) : (-1, -1);
    }

    public IReadOnlyList<RecordColumn> Columns => [.. kept.Select(index => table.Columns[index] with { Name = NameOf(table.Columns[index]) })];

    public static bool Leaves(RecordTable table) => !NeverTables.Contains(table.Name, StringComparer.Ordinal);

    /// <summary>The cells that leave; sealed ones are still sealed.</summary>
    public IEnumerable<object?> Of(object?[] row)
    {
        // The citizen's own words in the story are not masked.
        var isOwn = own.Length > 0 && ((long)row[byKind]! == (long)ActorKind.Citizen || (ChangeKind)(long)row[changeKind]! is ChangeKind.Added or ChangeKind.Corrected);
        return kept.Select(index => isOwn && own.Contains(index) ? null : row[index]);
    }

    private static bool Leaves(RecordTable table, RecordColumn column, bool withContacts) => (table.Name, column.Name) switch
    {
        (_, var name) when NeverColumns.Contains(name, StringComparer.Ordinal) => false,
        ("citizen", "sealed_name" or "sealed_phone") => withContacts,
        ("comment", "text") => withContacts,

        // Says nothing that the masked text and the dates do not.
        ("comment", "search" or "runs_until") => false,
        _ => column.Kind != ColumnKind.Bytes,
    };

    private static string NameOf(RecordColumn column) => column.Name switch
    {
        "sealed_name" => "name",
        "sealed_phone" => "phone",
        var name => name,
    };

    private int IndexOf(string column) => table.Columns.ToList().FindIndex(one => one.Name == column);
}
