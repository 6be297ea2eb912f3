package dev.slipway.engine.workflow.step;

import dev.slipway.detection.Detection;
import dev.slipway.detection.Detector;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Validated;
import dev.slipway.domain.deployment.StepResult.ValidatedRelease;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.engine.access.StillAllowed;
import dev.slipway.engine.execution.Execution;
import dev.slipway.engine.project.FollowedSecrets;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.quota.ReleaseRoom;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.cell.Cell;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Finds out what there is to deploy before anything is paid for. Running it twice is safe because
/// it only reads and takes room that it has already; what it found is saved, so a change of the
/// project meanwhile does not mix in.
public final class ValidateStep {
  /// Names what the builder does with a plan; part of every build key, so that a better builder
  /// builds anew.
  private static final String BUILDER = "slipway-builder-1";

  private final StillAllowed allowed;
  private final Cell cell;
  private final ReleaseRoom room;
  private final ProjectStore projects;
  private final SourceStore sources;
  private final ReleaseStore releases;
  private final ArtifactStore artifacts;
  private final Detector detector;

  public ValidateStep(
      StillAllowed allowed,
      Cell cell,
      ReleaseRoom room,
      ProjectStore projects,
      SourceStore sources,
      ReleaseStore releases,
      ArtifactStore artifacts,
      Detector detector) {
    this.allowed = allowed;
    this.cell = cell;
    this.room = room;
    this.projects = projects;
    this.sources = sources;
    this.releases = releases;
    this.artifacts = artifacts;
    this.detector = detector;
  }

  public Validated run(Execution execution) {
    DeploymentRequest request = execution.deployment().request();
    Project project =
        projects.find(request.project()).orElseThrow(() -> Projects.notFound(request.project()));
    allowed.check(request, project);
    if (!project.active()) {
      throw Projects.inactive(project.id());
    }
    cell.refusal()
        .ifPresent(refusal -> {
          throw new SlipwayException(refusal);
        });
    return switch (request.subject()) {
      case Subject.FromSource(SourceId source) -> source(project, request, source, execution);
      case Subject.FromRelease(ReleaseId release) -> release(request, release);
      case Subject.Rotated() -> rotated(request, project.configuration());
    };
  }

  private ValidatedSource source(
      Project project, DeploymentRequest request, SourceId id, Execution execution) {
    SourceManifest manifest = sources.find(project.id(), id).orElseThrow(() -> gone(id));
    requireContent(manifest);
    Environment environment = request.environment();
    ProjectConfiguration configuration = project.configuration();
    BuildPlan plan = plan(manifest, configuration.settings());
    plan.warnings().forEach(warning -> execution.log().say(Step.VALIDATE, "Warning: " + warning));
    room.take(request, plan.output().value());
    SequencedMap<VariableName, Variable.Value> build = configuration.buildVariables(environment);
    return new ValidatedSource(
        id,
        manifest.files().size(),
        manifest.bytes(),
        plan,
        BuildKey.of(id, plan, build, BUILDER),
        build,
        configuration.runtimeVariables(environment),
        configuration.version());
  }

  private ValidatedRelease release(DeploymentRequest request, ReleaseId id) {
    Release release = usable(request, id);
    return new ValidatedRelease(
        id, release.artifact(), release.variables(), release.configurationVersion());
  }

  private ValidatedRelease rotated(DeploymentRequest request, ProjectConfiguration configuration) {
    ReleaseId id =
        releases
            .current(request.project(), request.environment())
            .map(Activation::release)
            .orElseThrow(() -> nothingLive(request));
    Release release = usable(request, id);
    SequencedMap<VariableName, Variable.Value> variables =
        FollowedSecrets.renewed(release, configuration);
    boolean isAllPresent = variables.equals(configuration.runtimeVariables(request.environment()));
    return new ValidatedRelease(
        id,
        release.artifact(),
        variables,
        isAllPresent ? configuration.version() : release.configurationVersion());
  }

  private Release usable(DeploymentRequest request, ReleaseId id) {
    Release release = releases.find(id).orElseThrow(() -> cannotReturn(id));
    if (!artifacts.contains(release.artifact().digest())) {
      throw cannotReturn(id);
    }
    room.take(request, release.artifact().launch());
    return release;
  }

  private void requireContent(SourceManifest manifest) {
    List<Digest> digests = manifest.files().stream().map(SourceFile::digest).distinct().toList();
    Set<Digest> missing = sources.missing(digests);
    if (!missing.isEmpty()) {
      List<String> paths =
          manifest.files().stream()
              .filter(file -> missing.contains(file.digest()))
              .map(file -> file.path().value())
              .limit(Problem.MAX_EVIDENCE)
              .toList();
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.SOURCE_INCOMPLETE,
                  "Tried to read the source",
                  "The content of %d files was never put".formatted(missing.size()),
                  "Put every digest that posting the list of files answered as missing, then deploy")
              .withEvidence(paths));
    }
  }

  private BuildPlan plan(SourceManifest manifest, OwnSettings settings) {
    return switch (detector.detect(new StoredSourceTree(sources, manifest), settings)) {
      case Detection.Recognised(BuildPlan plan) -> plan;
      case Detection.Unrecognised(Problem problem) -> throw new SlipwayException(problem);
    };
  }

  private static SlipwayException gone(SourceId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_NOT_FOUND,
                "Tried to find the source to deploy",
                "It is not kept for this project any more",
                "Deploy the project's files again")
            .at(id.value()));
  }

  private static SlipwayException nothingLive(DeploymentRequest request) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.NO_ROLLBACK_TARGET,
                "Tried to take over a rotated secret",
                "Nothing is live in " + request.environment().id(),
                "Deploy the project; it gets the present values")
            .at(request.project().value()));
  }

  private static SlipwayException cannotReturn(ReleaseId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.NO_ROLLBACK_TARGET,
                "Tried to find the release to return to",
                "Its files are not kept any more",
                "Deploy the source of that time again")
            .at(id.value()));
  }
}
