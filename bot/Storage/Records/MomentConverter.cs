using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CivicBot.Storage.Records;

/// <summary>Moments as Unix milliseconds. They come back in UTC; who shows them asks <c>VietnamTime</c>.</summary>
internal sealed class MomentConverter() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
