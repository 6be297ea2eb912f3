package dev.slipway.ports.build;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.source.SourceManifest;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// All that a build environment has to know about one build.
///
/// @param attempt counts from 1; with the deployment it names the build
/// @param key what the artifact is to be found by
/// @param variables present while installing and building
public record BuildJob(
    DeploymentId deployment,
    int attempt,
    ProjectId project,
    Environment environment,
    SourceManifest manifest,
    BuildPlan plan,
    BuildKey key,
    SequencedMap<VariableName, String> variables) {
  public BuildJob {
    variables = Collections.unmodifiableSequencedMap(new TreeMap<>(variables));
  }
}
