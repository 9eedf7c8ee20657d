using System.Globalization;
using CivicBot.Communes;
using CivicBot.Communes.Files;

namespace CivicBot.Officials.Administration;

/// <summary>A commune with a form's changes, or what is wrong with the form in one Vietnamese sentence.</summary>
internal sealed record CommuneDraft(Commune? Commune, string? Problem)
{
    public static CommuneDraft Of(Commune commune) => new(commune, null);

    public static CommuneDraft Wrong(string problem) => new(null, problem);
}

/// <summary>Name and province.</summary>
public sealed class CommuneNameForm
{
    public string? Name { get; set; }

    public CommuneKind Kind { get; set; }

    public string? Province { get; set; }

    public string? OaIds { get; set; }

    public string? Website { get; set; }

    public static CommuneNameForm Of(Commune commune) => new()
    {
        Name = commune.Name, Kind = commune.Kind, Province = commune.Province.Name, OaIds = string.Join(", ", commune.OaIds), Website = commune.Website,
    };

    /// <param name="before">Of the same commune; its province keeps its id as long as it keeps its name.</param>
    internal CommuneDraft On(Commune before)
    {
        var oaIds = CommuneLines.Words(OaIds);
        var (name, province) = (Name?.Trim() ?? "", Province?.Trim() ?? "");
        return (name, province) switch
        {
            ({ Length: 0 }, _) => CommuneDraft.Wrong(CommuneFormTexts.NoName),
            (_, { Length: 0 }) => CommuneDraft.Wrong(CommuneFormTexts.NoProvince),
            _ when CommuneLines.Slug(province).Length == 0 => CommuneDraft.Wrong(CommuneFormTexts.NoProvince),
            _ when oaIds.Any(id => id.Length is < 6 or > 25 || !id.All(char.IsAsciiDigit)) => CommuneDraft.Wrong(ZaloWords.NoOaId),
            _ => CommuneDraft.Of(before with
            {
                Name = name,
                Kind = Kind,
                Province = before.Province.Name == province ? before.Province : new Province(CommuneLines.Slug(province), province),
                OaIds = oaIds,
                Website = string.IsNullOrWhiteSpace(Website) ? null : Website.Trim(),
            }),
        };
    }
}

/// <summary>A place where people are received; without a name it goes.</summary>
public sealed class OfficeForm
{
    public const string UsualHours = "Thứ 2 đến Thứ 6: 07:30-11:30, 13:30-17:00";

    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Phones { get; set; }

    public string? Hours { get; set; }

    public string? Note { get; set; }

    public static OfficeForm Of(Office office) => new()
    {
        Name = office.Name, Address = office.Address, Phones = string.Join(", ", office.Phones), Hours = CommuneLines.HoursText(office.Hours), Note = office.Note,
    };

    public (Office? Office, string? Problem) Read()
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            return (null, CommuneFormTexts.NoAddress(Name!.Trim()));
        }

        var phones = CommuneLines.Words(Phones);
        if (phones.FirstOrDefault(phone => !PhoneFormat.IsPhone(phone)) is { } wrong)
        {
            return (null, CommuneLines.NoPhone(wrong));
        }

        var (hours, problem) = CommuneLines.Hours(Hours);
        return problem is null
            ? (new Office { Name = Name!.Trim(), Address = Address.Trim(), Phones = phones, Hours = hours!, Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim() }, null)
            : (null, problem);
    }

    internal static CommuneDraft On(Commune before, IReadOnlyList<OfficeForm> forms)
    {
        var offices = new List<Office>();
        foreach (var form in forms.Where(form => !string.IsNullOrWhiteSpace(form.Name)))
        {
            var (office, problem) = form.Read();
            if (office is null)
            {
                return CommuneDraft.Wrong(problem!);
            }

            offices.Add(office);
        }

        return offices.Count == 0 ? CommuneDraft.Wrong(CommuneFormTexts.NoOffice) : CommuneDraft.Of(before with { Offices = offices });
    }
}

/// <summary>Neighbourhoods, departments and closed days, one a line.</summary>
internal sealed class CommuneListsForm
{
    public string? Neighbourhoods { get; set; }

    public string? Departments { get; set; }

    public string? Closures { get; set; }

    public static CommuneListsForm Of(Commune commune) => new()
    {
        Neighbourhoods = CommuneLines.NeighbourhoodText(commune.Neighbourhoods), Departments = CommuneLines.DepartmentText(commune.Departments), Closures = CommuneLines.ClosureText(commune.Closures),
    };

    internal CommuneDraft On(Commune before)
    {
        var (neighbourhoods, first) = CommuneLines.Neighbourhoods(Neighbourhoods);
        var (departments, second) = CommuneLines.Departments(Departments, before.Departments);
        var (closures, third) = CommuneLines.Closures(Closures);
        return (first ?? second ?? third) is { } problem
            ? CommuneDraft.Wrong(problem)
            : CommuneDraft.Of(before with { Neighbourhoods = neighbourhoods, Departments = departments, Closures = closures });
    }
}

/// <summary>An officer; without a title the officer goes.</summary>
internal sealed class OfficerForm
{
    public string? Title { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }
}

/// <summary>Who is responsible for what (cán bộ phụ trách): the officers, and for each field the number of one of them.</summary>
internal sealed class CommuneOfficersForm
{
    public List<OfficerForm> People { get; set; } = [];

    /// <summary>By field or topic: place in <see cref="People"/> from 0; "" nobody: people are sent to the one-stop office.</summary>
    public Dictionary<string, string> Fields { get; set; } = new(StringComparer.Ordinal);

    public static CommuneOfficersForm Of(Commune commune) => new()
    {
        People = [.. commune.Officers.Select(officer => new OfficerForm { Title = officer.Title, Name = officer.Name, Phone = officer.Phone })],
        Fields = commune.Officers.SelectMany((officer, at) => officer.Fields.Select(field => (field, at))).DistinctBy(one => one.field, StringComparer.Ordinal)
            .ToDictionary(one => one.field, one => one.at.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
    };

    internal CommuneDraft On(Commune before)
    {
        if (People.FirstOrDefault(one => !string.IsNullOrWhiteSpace(one.Phone) && !PhoneFormat.IsPhone(one.Phone)) is { Phone: { } wrong })
        {
            return CommuneDraft.Wrong(CommuneLines.NoPhone(wrong));
        }

        if (People.Any(one => string.IsNullOrWhiteSpace(one.Title) && (!string.IsNullOrWhiteSpace(one.Name) || !string.IsNullOrWhiteSpace(one.Phone))))
        {
            return CommuneDraft.Wrong(CommuneFormTexts.NoTitle);
        }

        var officers = People.Select((one, at) => new Officer(
                one.Title?.Trim() ?? "",
                string.IsNullOrWhiteSpace(one.Name) ? null : one.Name.Trim(),
                string.IsNullOrWhiteSpace(one.Phone) ? null : one.Phone.Trim(),
                [.. Fields.Where(field => field.Value == at.ToString(CultureInfo.InvariantCulture)).Select(field => field.Key).Order(StringComparer.Ordinal)]))
            .Where(officer => officer.Title.Length > 0);
        return CommuneDraft.Of(before with { Officers = [.. officers] });
    }
}

/// <summary>Within how many working days comments of a topic are to be answered; empty: as everywhere.</summary>
internal sealed class CommuneTermsForm
{
    private const int MostDays = 250;

    public Dictionary<string, string> Days { get; set; } = new(StringComparer.Ordinal);

    public static CommuneTermsForm Of(Commune commune) => new()
    {
        Days = commune.DueWorkingDays.ToDictionary(due => due.Key, due => due.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
    };

    internal CommuneDraft On(Commune before)
    {
        var given = Days.Where(due => !string.IsNullOrWhiteSpace(due.Value)).ToList();
        return given.Exists(due => !int.TryParse(due.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays)
            ? CommuneDraft.Wrong(CommuneFormTexts.WrongDays(MostDays))
            : CommuneDraft.Of(before with { DueWorkingDays = given.ToDictionary(due => due.Key, due => int.Parse(due.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal) });
    }
}
