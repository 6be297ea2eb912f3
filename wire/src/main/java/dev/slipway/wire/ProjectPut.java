package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// Creates or changes a project: `PUT /projects/{id}`. What is absent stays as it is.
public record ProjectPut(@Nullable String name, String orgId, @Nullable Boolean active) {}
