namespace CivicBot.Load.Results;

/// <summary>How steadily a figure grows.</summary>
internal static class Slope
{
    /// <returns>By least squares, in units of y for one of x; 0 for fewer than two points.</returns>
    public static double Of(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 2)
        {
            return 0;
        }

        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - x) * (point.X - x));
        return spread == 0 ? 0 : points.Sum(point => (point.X - x) * (point.Y - y)) / spread;
    }
}
