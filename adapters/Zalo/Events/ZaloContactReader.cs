using Newtonsoft.Json.Linq;

namespace CivicBot.Adapters.Zalo.Events;

/// <summary>
/// Reads the <c>info</c> of <c>user_submit_info</c>: today's shape with two levels of administration inside <c>full_address</c>, and the
/// flat one with districts from before July 2025.
/// </summary>
internal static class ZaloContactReader
{
    public static ZaloContact Read(JObject? info)
    {
        var address = info.Object("full_address") ?? info.Object("address");
        return new ZaloContact(
            info.Text("name"),
            info.Text("phone"),
            address.Text("user_address") ?? info.Text("address"),
            address.Text("user_ward") ?? info.Text("ward"),
            address.Text("user_district") ?? info.Text("district"),
            address.Text("user_city") ?? info.Text("city"),
            info.Text("user_dob") ?? info.Text("dob"),
            info.Text("gender") ?? info.Text("user_gender"));
    }
}
