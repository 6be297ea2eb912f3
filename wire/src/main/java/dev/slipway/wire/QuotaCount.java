package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One quota of an organization.
///
/// @param name `concurrent`, `perDay`, `perMonth`, `projects`, `sourceBytes`, `milliCpu` or
///   `memoryMebibytes`
/// @param title the same for people: `deployments a day`
/// @param limit absent where there is none
/// @param own whether the limit is the organization's own and not everybody's
/// @param resetsAt when counting begins anew; absent where time alone frees nothing
public record QuotaCount(
    String name,
    String title,
    @Nullable Long limit,
    boolean own,
    long used,
    @Nullable Instant resetsAt) {}
