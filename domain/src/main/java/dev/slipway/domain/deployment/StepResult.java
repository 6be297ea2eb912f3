package dev.slipway.domain.deployment;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.SourceId;
import java.net.URI;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a step found or made: saved before the next step begins, and all that a later step knows of
/// it.
public sealed interface StepResult {
  /// Which step yields it.
  Step step();

  /// What there is to deploy, decided once so that a change of the project meanwhile does not mix
  /// in.
  sealed interface Validated extends StepResult {
    /// The run-time variables that the release will have.
    SequencedMap<VariableName, Variable.Value> runtimeVariables();

    /// The version of the project's configuration they were taken from.
    long configurationVersion();

    @Override
    default Step step() {
      return Step.VALIDATE;
    }
  }

  /// A source that needs a build, or the artifact that an earlier build with the same key left.
  record ValidatedSource(
      SourceId source,
      int files,
      long bytes,
      BuildPlan plan,
      BuildKey key,
      SequencedMap<VariableName, Variable.Value> buildVariables,
      SequencedMap<VariableName, Variable.Value> runtimeVariables,
      long configurationVersion)
      implements Validated {
    public ValidatedSource {
      buildVariables = Collections.unmodifiableSequencedMap(new TreeMap<>(buildVariables));
      runtimeVariables = Collections.unmodifiableSequencedMap(new TreeMap<>(runtimeVariables));
    }
  }

  /// An earlier release to return to, with the configuration it had.
  record ValidatedRelease(
      ReleaseId release,
      Artifact artifact,
      SequencedMap<VariableName, Variable.Value> runtimeVariables,
      long configurationVersion)
      implements Validated {
    public ValidatedRelease {
      runtimeVariables = Collections.unmodifiableSequencedMap(new TreeMap<>(runtimeVariables));
    }
  }

  /// Where the build will run.
  sealed interface Contained extends StepResult {
    @Override
    default Step step() {
      return Step.CONTAINER;
    }
  }

  /// A build environment that is up.
  ///
  /// @param description for people: `this machine, isolated by bubblewrap`
  /// @param warm whether it was there already
  record Provisioned(String description, boolean warm) implements Contained {}

  /// No build environment, because the artifact exists.
  record ArtifactExists(Artifact artifact) implements Contained {}

  /// What had to be moved so that the environment holds exactly the source.
  record Synced(int files, int changed, int removed, long bytesMoved) implements StepResult {
    @Override
    public Step step() {
      return Step.SYNC;
    }
  }

  /// The artifact.
  ///
  /// @param reused whether an earlier build had made it
  record Built(Artifact artifact, boolean reused) implements StepResult {
    @Override
    public Step step() {
      return Step.BUILD;
    }
  }

  /// The release that serves now.
  ///
  /// @param unchanged whether it served before, so that nothing was moved
  record Deployed(ReleaseId release, URI url, boolean unchanged) implements StepResult {
    @Override
    public Step step() {
      return Step.DEPLOY;
    }
  }

  /// What the deployment held was given back.
  record CleanedUp() implements StepResult {
    @Override
    public Step step() {
      return Step.CLEANUP;
    }
  }
}
