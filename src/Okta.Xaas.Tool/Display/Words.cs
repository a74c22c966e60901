using System.Globalization;

namespace Okta.Xaas.Tool.Display;

/// <summary>Numbers, sizes and times as they are told.</summary>
internal static class Words
{
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Size(long bytes) =>
        bytes < 1_000 ? $"{bytes} bytes" : bytes < 1_000_000 ? $"{Number(bytes / 1_000)} KB" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    public static string Time(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N1} s")
            : time < TimeSpan.FromHours(1) ? $"{time.Minutes} min{(time.Seconds == 0 ? "" : $" {time.Seconds} s")}" : $"{(int)time.TotalHours} h {time.Minutes} min";
}
