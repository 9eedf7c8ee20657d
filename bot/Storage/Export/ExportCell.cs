using System.Globalization;
using System.Text.Json;
using CivicBot.Knowledge.Calendar;
using CivicBot.Storage.Protection;

namespace CivicBot.Storage.Export;

/// <summary>A cell as it is written: moments in Vietnamese time with their offset, numbers that stand for something by its name, sealed texts opened.</summary>
internal sealed class ExportCell(DataSeal seal)
{
    /// <param name="row">Id of the row, to which sealed texts are bound.</param>
    /// <returns>Null, string, long, double, bool or string[].</returns>
    public object? Of(RecordColumn column, object? value, object? row) => value switch
    {
        null => null,
        long number when column.Kind == ColumnKind.Moment =>
            VietnamTime.ToVietnam(DateTimeOffset.FromUnixTimeMilliseconds(number)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        long number when column.Enum is { } type => Names(type, number),
        Guid id => id.ToString("D"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        byte[] sealedText => seal.Open(sealedText, (Guid)row!),
        _ => value,
    };

    private static object Names(Type type, long number)
    {
        var name = Enum.ToObject(type, number).ToString()!;
        var names = name.Split(", ").Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
        return type.IsDefined(typeof(FlagsAttribute), inherit: false) ? number == 0 ? Array.Empty<string>() : names.ToArray() : names.First();
    }
}
