using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace CivicBot.Storage.Records;

/// <summary>The day of a stored moment, so that a database can count by days: moments are Unix milliseconds, and Vietnam is seven hours ahead all year.</summary>
internal static class VietnamDays
{
    private const long Offset = 7 * 60 * 60 * 1000;
    private const long Day = 24 * 60 * 60 * 1000;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Days since 1970-01-01 in Vietnam; inside queries only.</summary>
    public static long NumberOf(DateTimeOffset moment) => throw new InvalidOperationException($"{moment.Offset}: this function is for databases.");

    public static DateOnly DateOf(long number) => DateOnly.FromDayNumber(Epoch + (int)number);

    public static void Map(ModelBuilder model) => model
        .HasDbFunction(typeof(VietnamDays).GetMethod(nameof(NumberOf))!)
        .HasTranslation(arguments => Binary(
            System.Linq.Expressions.ExpressionType.Divide,
            Binary(System.Linq.Expressions.ExpressionType.Add, arguments[0], Number(Offset)),
            Number(Day)));

    private static SqlBinaryExpression Binary(System.Linq.Expressions.ExpressionType what, SqlExpression left, SqlExpression right) =>
        new(what, left, right, typeof(long), LongTypeMapping.Default);

    private static SqlConstantExpression Number(long value) => new(value, typeof(long), LongTypeMapping.Default);
}
