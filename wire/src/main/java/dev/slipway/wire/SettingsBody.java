package dev.slipway.wire;

import java.util.Map;

/// What is set of a project beside its sources: `GET /projects/{id}/settings`.
///
/// @param configurationVersion the version of the project's configuration that they are of
/// @param settings as slipway.json has them
public record SettingsBody(long configurationVersion, Map<String, Object> settings) {}
