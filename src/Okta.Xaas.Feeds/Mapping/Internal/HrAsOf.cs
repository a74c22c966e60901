using Okta.Xaas.Feeds.Employment;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>By what an older export is told, instead of the file's time.</summary>
/// <param name="Date">A column; null: by none.</param>
/// <param name="FileNumber">A number in the file's name; null: by none.</param>
internal sealed record HrAsOf(AsOfDate? Date, FileNumber? FileNumber);
