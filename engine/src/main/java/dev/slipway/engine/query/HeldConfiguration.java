package dev.slipway.engine.query;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.configuration.Difference;
import java.util.List;
import java.util.Optional;

/// The configuration that a release holds, beside the present one of its project.
///
/// @param number its version
/// @param version how it came about; empty for one that is not kept, or that nobody made
/// @param present the version of the present one
/// @param isWhole whether also the settings and build variables of then are known
/// @param differences from what the release holds to what would be deployed now
public record HeldConfiguration(
    long number,
    Optional<ConfigurationVersion> version,
    long present,
    boolean isWhole,
    List<Difference> differences) {}
