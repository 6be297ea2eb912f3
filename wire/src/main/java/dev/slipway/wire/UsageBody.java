package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organization used in a month: `GET /usage`.
///
/// @param month of UTC: `2026-11`
/// @param items by project, page by page
/// @param next absent on the last page
public record UsageBody(
    String organizationId,
    String month,
    UsageSum total,
    List<ProjectUsageBody> items,
    @Nullable String next) {
  public UsageBody {
    items = List.copyOf(items);
  }
}
