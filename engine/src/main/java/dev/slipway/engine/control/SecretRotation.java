package dev.slipway.engine.control;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.project.FollowedSecrets;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes live what has become of the secrets that projects follow: the present artifact with the
/// present values, without a build.
///
/// What is behind is read from what is saved, so a process that ends half-way is followed up by the
/// next look, and several that look at once deploy once.
public final class SecretRotation {
  private static final Logger LOG = LoggerFactory.getLogger(SecretRotation.class);
  private static final UserId NOBODY = new UserId("slipway");
  private static final int PAGE = 200;

  /// From the request to the end, with the time in the queue and clocks that do not agree.
  private static final Duration LONGEST_DEPLOYMENT = Duration.ofDays(1);

  private final ProjectStore projects;
  private final ReleaseStore releases;
  private final DeploymentStore deployments;
  private final FollowedSecrets followed;
  private final Admit admit;
  private final InstantSource clock;

  public SecretRotation(
      ProjectStore projects,
      ReleaseStore releases,
      DeploymentStore deployments,
      FollowedSecrets followed,
      Admit admit,
      InstantSource clock) {
    this.projects = projects;
    this.releases = releases;
    this.deployments = deployments;
    this.followed = followed;
    this.admit = admit;
    this.clock = clock;
  }

  /// Looks at every project once, and answers the deployments that this led to. What fails with one
  /// of them is logged and tried with the next look.
  public List<Deployment> look() {
    List<Deployment> begun = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Project> page = projects.list(Optional.empty(), after, PAGE);
      page.items().stream()
          .filter(project -> project.active() && FollowedSecrets.isFollowing(project))
          .forEach(project -> look(project, begun));
      after = page.next();
    } while (after.isPresent());
    return begun;
  }

  private void look(Project project, List<Deployment> begun) {
    try {
      Project present = followed.renew(project);
      for (Environment environment : Environment.values()) {
        SequencedMap<VariableName, Variable.Value> news = news(present, environment);
        if (!news.isEmpty() && !wasTried(news, present, environment)) {
          begun.add(admit.admit(request(present, environment)));
        }
      }
    } catch (SlipwayException e) {
      LOG.warn("The secrets that {} follows were not taken over yet", project.id(), e);
    }
  }

  /// The values that the current release there does not have yet.
  private SequencedMap<VariableName, Variable.Value> news(
      Project project, Environment environment) {
    SequencedMap<VariableName, Variable.Value> news = new TreeMap<>();
    releases
        .current(project.id(), environment)
        .flatMap(activation -> releases.find(activation.release()))
        .ifPresent(release -> {
          news.putAll(FollowedSecrets.renewed(release, project.configuration()));
          news.entrySet().removeAll(release.variables().entrySet());
        });
    return news;
  }

  /// A value is deployed once: it may have made the app fail, or somebody went back for its sake.
  /// Whatever was deployed with it was asked for after it came, or not long before.
  private boolean wasTried(
      SequencedMap<VariableName, Variable.Value> news, Project project, Environment environment) {
    Instant since = since(news, project);
    Optional<String> after = Optional.empty();
    do {
      Page<Deployment> page = deployments.list(project.id(), after, PAGE);
      for (Deployment deployment : page.items()) {
        if (deployment.request().at().isBefore(since.minus(LONGEST_DEPLOYMENT))) {
          return false;
        }
        if (deployment.request().environment() == environment && tried(news, since, deployment)) {
          return true;
        }
      }
      after = page.next();
    } while (after.isPresent());
    return false;
  }

  private static Instant since(SequencedMap<VariableName, Variable.Value> news, Project project) {
    return project.configuration().variables().stream()
        .filter(variable -> variable.value().equals(news.get(variable.name())))
        .flatMap(variable -> variable.setAt().stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /// A deployment of the user's own that failed may have failed for another reason.
  private static boolean tried(
      SequencedMap<VariableName, Variable.Value> news, Instant since, Deployment deployment) {
    boolean isRotation = deployment.request().subject() instanceof Subject.Rotated;
    return deployment
        .steps()
        .result(StepResult.Validated.class)
        .map(validated ->
            (isRotation || deployment.state().phase() == Phase.SUCCEEDED)
                && validated.runtimeVariables().entrySet().containsAll(news.entrySet()))
        .orElseGet(() -> isRotation && !deployment.request().at().isBefore(since));
  }

  private DeploymentRequest request(Project project, Environment environment) {
    return new DeploymentRequest(
        project.id(),
        project.organization(),
        NOBODY,
        environment,
        new Subject.Rotated(),
        Optional.empty(),
        clock.instant(),
        Optional.of(CallerId.SERVICE));
  }
}
