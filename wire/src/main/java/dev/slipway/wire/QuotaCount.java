package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One quota of an organization.
///
/// @param name `concurrent`, `perDay` or `perMonth`
/// @param title the same for people: `deployments a day`
/// @param limit absent where there is none
/// @param resetsAt when counting begins anew; absent where time alone frees nothing
public record QuotaCount(
    String name, String title, @Nullable Long limit, long used, @Nullable Instant resetsAt) {}
