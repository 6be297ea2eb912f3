package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// Creates or changes a project: `PUT /projects/{id}`. What is absent stays as it is.
///
/// @param orgId the caller's own organization when absent
public record ProjectPut(@Nullable String name, @Nullable String orgId, @Nullable Boolean active) {}
