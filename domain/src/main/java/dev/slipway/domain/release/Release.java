package dev.slipway.domain.release;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.source.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// An artifact with one version of the run-time configuration: what a runtime runs and a rollback
/// returns to. Immutable.
///
/// @param variables present while it runs, by name; secrets by reference
/// @param configurationVersion the version of the project's configuration they were taken from
public record Release(
    ReleaseId id,
    ProjectId project,
    Environment environment,
    Artifact artifact,
    SequencedMap<VariableName, Variable.Value> variables,
    long configurationVersion,
    Instant createdAt) {
  public Release {
    variables = Collections.unmodifiableSequencedMap(new TreeMap<>(variables));
  }

  /// A release of these parts, with the id that they have.
  public static Release of(
      ProjectId project,
      Environment environment,
      Artifact artifact,
      SequencedMap<VariableName, Variable.Value> variables,
      long configurationVersion,
      Instant createdAt) {
    String parts =
        String.join(
            "\n",
            "slipway-release-1",
            project.value(),
            environment.id(),
            artifact.digest().hex(),
            new TreeMap<>(variables).toString());
    ReleaseId id = new ReleaseId("rel_" + Digest.of(parts).hex().substring(0, 32));
    return new Release(
        id, project, environment, artifact, variables, configurationVersion, createdAt);
  }
}
