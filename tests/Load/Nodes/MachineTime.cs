using System.Globalization;

namespace CivicBot.Load.Nodes;

/// <summary>How long the machine's cores have worked since it was started, from <c>/proc/stat</c> (first line; proc(5)), in ticks.</summary>
internal readonly record struct MachineTime(long All, long Idle)
{
    public static MachineTime Read()
    {
        // user nice system idle iowait irq softirq steal; what follows is contained in the first two.
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToList();
        return new MachineTime(ticks.Sum(), ticks[3] + ticks[4]);
    }

    /// <returns>Share of all cores, 0 to 1.</returns>
    public double BusySince(MachineTime before) => 1 - (double)(Idle - before.Idle) / (All - before.All);
}
