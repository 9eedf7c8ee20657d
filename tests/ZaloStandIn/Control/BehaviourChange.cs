using System.Text.Json;

namespace CivicBot.ZaloStandIn.Control;

/// <summary>Sets the named properties of <see cref="Behaviour"/> and leaves the others.</summary>
internal static class BehaviourChange
{
    public static Behaviour Apply(Behaviour behaviour, JsonElement change, JsonSerializerOptions json)
    {
        foreach (var member in change.EnumerateObject())
        {
            var property = Array.Find(typeof(Behaviour).GetProperties(), p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw new BadHttpRequestException($"There is no behaviour '{member.Name}'.");
            property.SetValue(behaviour, member.Value.Deserialize(property.PropertyType, json));
        }

        return behaviour;
    }
}
