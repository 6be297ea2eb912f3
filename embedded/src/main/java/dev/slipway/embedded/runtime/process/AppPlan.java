package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.runtime.RuntimeVariables;
import java.nio.file.Path;
import java.util.List;

/// All that is needed to run a release.
///
/// @param files the app in its artifact
/// @param programs the folders of its toolchain
/// @param host the name that visitors use
public record AppPlan(
    ReleaseId release,
    Launch.ServerProcess launch,
    Path files,
    List<Path> programs,
    String host,
    RuntimeVariables variables) {}
