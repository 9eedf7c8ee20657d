using System.Text.RegularExpressions;
using CivicBot.Knowledge.Files;
using CivicBot.Knowledge.Places;

namespace CivicBot.Communes;

/// <summary>Reads one commune file (YAML).</summary>
internal static partial class CommuneFileReader
{
    private static readonly (string Word, CommuneKind Kind)[] Kinds =
    [
        ("xã", CommuneKind.Commune), ("phường", CommuneKind.Ward), ("đặc khu", CommuneKind.SpecialZone),
    ];

    /// <summary>Null where nothing can be made of the file; the log says why, and whether the result may be used.</summary>
    public static LocatedCommune? Read(EditedFile file, ProblemLog log)
    {
        var id = Path.GetFileNameWithoutExtension(file.Path);
        if (!IdFormat().IsMatch(id))
        {
            log.Add(CommuneRules.WrongCommuneFileName, 1, "The file name must consist of small letters a–z without accents, digits and single hyphens, as 'phuong-an-mau.yaml'.");
        }

        if (YamlFields.Parse(string.Join('\n', file.Lines), 1, log) is not { } fields)
        {
            return null;
        }

        fields.Require("offices");
        var oaIds = OaIds(fields, log);
        var province = Province(fields, log);
        var neighbourhoods = Neighbourhoods(fields, log);
        var commune = new Commune
        {
            Id = id,
            Name = fields.RequiredText("name") ?? string.Empty,
            Kind = Kind(fields, log),
            Province = province,
            Fictional = fields.Flag("fictional") ?? false,
            IsDefault = fields.Flag("default") ?? false,
            OaIds = [.. oaIds.Select(o => o.Text)],
            Neighbourhoods = neighbourhoods,
            Offices = Offices(fields, log),
            Officers = Officers(fields, log),
            Departments = Departments(fields, log),
            Closures = Closures(fields, log),
            DialogueDays = DialogueDaysReader.Read(fields, [.. neighbourhoods.Select(n => n.Id)], log),
            DueWorkingDays = DueDaysReader.Read(fields, log),
            Website = fields.Text("website"),
        };
        var defaultLine = fields.LineOf("default");
        fields.RejectUnknown();
        return new LocatedCommune(commune, log.File, oaIds, defaultLine, FieldUses(fields));
    }

    private static List<LinedText> OaIds(YamlFields fields, ProblemLog log)
    {
        var ids = fields.Texts("oa_ids") ?? [];
        foreach (var id in ids.Where(i => !OaIdFormat().IsMatch(i.Text)))
        {
            log.Add(CommuneRules.WrongOaId, id.Line, $"'{id.Text}' is no OA id; write the digits shown by Zalo, in quotes.");
        }

        return [.. ids];
    }

    private static CommuneKind Kind(YamlFields fields, ProblemLog log)
    {
        var word = fields.RequiredText("kind");
        foreach (var (known, kind) in Kinds)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        if (word is not null)
        {
            log.Add(CommuneRules.WrongKind, fields.LineOf("kind"), $"'{word}' is not one of: {string.Join(", ", Kinds.Select(k => k.Word))}.");
        }

        return default;
    }

    private static Province Province(YamlFields fields, ProblemLog log)
    {
        fields.Require("province");
        if (fields.Map("province") is not { } province)
        {
            return new Province(string.Empty, string.Empty);
        }

        var id = PlaceId(province, log);
        var name = province.RequiredText("name") ?? string.Empty;
        province.RejectUnknown();
        return new Province(id, name);
    }

    private static string PlaceId(YamlFields place, ProblemLog log)
    {
        var id = place.RequiredText("id");
        if (id is not null && !IdFormat().IsMatch(id))
        {
            log.Add(CommuneRules.WrongPlaceId, place.LineOf("id"), $"'{id}' must consist of small letters a–z without accents, digits and single hyphens.");
        }

        return id ?? string.Empty;
    }

    private static List<Neighbourhood> Neighbourhoods(YamlFields fields, ProblemLog log)
    {
        var read = new List<Neighbourhood>();
        foreach (var item in fields.Maps("neighbourhoods", shortFor: "name"))
        {
            var name = item.RequiredText("name");
            var aliases = item.Texts("aliases") ?? [];
            item.RejectUnknown();
            if (name is null)
            {
                continue;
            }

            if (read.Exists(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                log.Add(CommuneRules.RepeatedName, item.Line, $"'{name}' stands twice; delete one.");
                continue;
            }

            // Names are unique in a file and what people call it by: no better id.
            read.Add(new Neighbourhood(name, name, [.. aliases.Select(a => a.Text)]));
        }

        return read;
    }

    private static List<Office> Offices(YamlFields fields, ProblemLog log)
    {
        var read = new List<Office>();
        foreach (var item in fields.Maps("offices"))
        {
            item.Require("hours");
            var name = item.RequiredText("name");
            var address = item.RequiredText("address");
            var phones = item.Texts("phones") ?? [];
            foreach (var phone in phones)
            {
                PhoneFormat.Check(phone, log);
            }

            var hours = item.Map("hours") is { } days ? HoursReader.Read(days, log) : null;
            var note = item.Text("note");
            item.RejectUnknown();
            if (name is not null && address is not null && hours is not null)
            {
                read.Add(new Office { Name = name, Address = address, Phones = [.. phones.Select(p => p.Text)], Hours = hours, Note = note });
            }
        }

        if (read.Count == 0 && fields.Has("offices"))
        {
            log.Add(FileRules.EmptyValue, fields.LineOf("offices"), "'offices' needs at least the one-stop office with name, address and hours.");
        }

        return read;
    }

    private static List<Officer> Officers(YamlFields fields, ProblemLog log)
    {
        var read = new List<Officer>();
        foreach (var item in fields.Maps("officers"))
        {
            var title = item.RequiredText("title");
            var officer = new Officer(title ?? string.Empty, item.Text("name"), Phone(item, log), Fields(item));
            item.RejectUnknown();
            read.Add(officer);
        }

        return read;
    }

    private static List<Department> Departments(YamlFields fields, ProblemLog log)
    {
        var read = new List<Department>();
        foreach (var item in fields.Maps("departments"))
        {
            var id = PlaceId(item, log);
            var department = new Department(id, item.RequiredText("name") ?? string.Empty, Phone(item, log), Fields(item));
            item.RejectUnknown();
            if (read.Exists(d => string.Equals(d.Id, id, StringComparison.Ordinal)))
            {
                log.Add(CommuneRules.WrongPlaceId, item.LineOf("id"), $"The id '{id}' is used twice; each department needs its own.");
            }

            read.Add(department);
        }

        return read;
    }

    private static List<Closure> Closures(YamlFields fields, ProblemLog log)
    {
        var read = new List<Closure>();
        foreach (var item in fields.Maps("closures"))
        {
            item.Require("from");
            item.Require("to");
            var from = item.Date("from");
            var to = item.Date("to");
            var reason = item.RequiredText("reason");
            item.RejectUnknown();
            if (from > to)
            {
                log.Add(CommuneRules.WrongClosure, item.LineOf("to"), "'to' lies before 'from'; both days are closed days.");
            }
            else if (from is not null && to is not null && reason is not null)
            {
                read.Add(new Closure(from.Value, to.Value, reason));
            }
        }

        return read;
    }

    private static IReadOnlyList<string> Fields(YamlFields item)
    {
        item.Require("fields");
        return [.. (item.Texts("fields") ?? []).Select(f => f.Text)];
    }

    private static string? Phone(YamlFields item, ProblemLog log)
    {
        var phone = item.Text("phone");
        if (phone is not null)
        {
            PhoneFormat.Check(new LinedText(phone, item.LineOf("phone")), log);
        }

        return phone;
    }

    /// <summary>Fields with their lines, for the check against the library's fields.</summary>
    private static List<LinedText> FieldUses(YamlFields fields) =>
    [
        .. fields.Maps("officers").Concat(fields.Maps("departments")).SelectMany(m => m.Texts("fields") ?? []),
    ];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdFormat();

    [GeneratedRegex("^[0-9]{6,25}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OaIdFormat();
}

/// <summary>A commune and where its file says what.</summary>
/// <param name="File">Path relative to the communes directory.</param>
/// <param name="OaIds">With their lines.</param>
/// <param name="DefaultLine">Line of the key <c>default</c>.</param>
/// <param name="FieldUses">Fields of officers and departments, with their lines.</param>
public sealed record LocatedCommune(
    Commune Commune, string File, IReadOnlyList<LinedText> OaIds, int DefaultLine, IReadOnlyList<LinedText> FieldUses);
