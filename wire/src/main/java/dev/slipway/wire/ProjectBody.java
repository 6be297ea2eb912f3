package dev.slipway.wire;

import java.net.URI;
import java.time.Instant;

/// A project.
///
/// @param url where its production environment is reached
/// @param configurationVersion counts changes of its settings and variables
public record ProjectBody(
    String projectId,
    String organizationId,
    String name,
    boolean active,
    URI url,
    long configurationVersion,
    Instant createdAt,
    Instant updatedAt) {}
