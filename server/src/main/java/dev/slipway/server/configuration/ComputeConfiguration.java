package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.Optional;

/// Where it is built and run.
///
/// @param buildCpu processors of a container that builds
/// @param buildMemoryBytes its memory
public record ComputeConfiguration(
    Builds builds,
    Hosting hosting,
    Optional<String> subscription,
    Optional<String> resourceGroup,
    Optional<String> location,
    Optional<String> registry,
    Optional<String> appsEnvironment,
    int buildCpu,
    long buildMemoryBytes,
    boolean autoScaling,
    boolean cdn,
    boolean multiRegion,
    Optional<Secret> applicationInsights) {}
