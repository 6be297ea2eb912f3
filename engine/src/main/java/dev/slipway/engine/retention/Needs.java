package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.StepHistory;
import dev.slipway.domain.deployment.StepResult.ArtifactExists;
import dev.slipway.domain.deployment.StepResult.Built;
import dev.slipway.domain.deployment.StepResult.Contained;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Validated;
import dev.slipway.domain.deployment.StepResult.ValidatedRelease;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.webhook.SigningKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the releases that are kept and the deployments that are under way cannot do without.
final class Needs {
  private final Set<Digest> artifacts = new HashSet<>();
  private final Set<String> programs = new HashSet<>();
  private final Set<SecretReference> secrets = new HashSet<>();

  void add(Release release) {
    add(release.artifact());
    addSecrets(release.variables().values());
  }

  void add(Deployment deployment) {
    StepHistory steps = deployment.steps();
    steps.result(Validated.class).ifPresent(this::add);
    steps.result(Contained.class).ifPresent(this::add);
    steps.result(Built.class).map(Built::artifact).ifPresent(this::add);
  }

  private void add(Validated validated) {
    addSecrets(validated.runtimeVariables().values());
    switch (validated) {
      case ValidatedRelease release -> add(release.artifact());
      case ValidatedSource _ -> {}
    }
  }

  private void add(Contained contained) {
    switch (contained) {
      case ArtifactExists(Artifact artifact) -> add(artifact);
      case Provisioned _ -> {}
    }
  }

  private void add(Artifact artifact) {
    artifacts.add(artifact.digest());
    switch (artifact.launch()) {
      case Launch.ServerProcess process ->
          programs.addAll(List.of(process.toolchain().split(" ", -1)));
      case Launch.SiteFiles _ -> {}
    }
  }

  void add(ProjectConfiguration configuration) {
    addSecrets(configuration.variables().stream().map(Variable::value).toList());
  }

  void add(SigningKeys keys) {
    secrets.add(keys.current());
    keys.retiring().map(SigningKeys.Retiring::secret).ifPresent(secrets::add);
  }

  private void addSecrets(Collection<Variable.Value> values) {
    for (Variable.Value value : values) {
      if (value instanceof Variable.SecretValue(SecretReference reference)) {
        secrets.add(reference);
      }
    }
  }

  boolean needsArtifact(Digest artifact) {
    return artifacts.contains(artifact);
  }

  /// @param program with its version: `node@22.21.1`
  boolean needsProgram(String program) {
    return programs.contains(program);
  }

  boolean needsSecret(SecretReference secret) {
    return secrets.contains(secret);
  }
}
