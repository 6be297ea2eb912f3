package dev.slipway.engine.control;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.UserId;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.project.FollowedSecrets;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ReleaseStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private static final int RECENT = 50;

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
        if (isBehind(present, environment) && !wasTried(present, environment)) {
          begun.add(admit.admit(request(present, environment)));
        }
      }
    } catch (SlipwayException e) {
      LOG.warn("The secrets that {} follows were not taken over yet", project.id(), e);
    }
  }

  private boolean isBehind(Project project, Environment environment) {
    return releases
        .current(project.id(), environment)
        .flatMap(activation -> releases.find(activation.release()))
        .filter(release ->
            !FollowedSecrets.renewed(release, project.configuration()).equals(release.variables()))
        .isPresent();
  }

  /// A value is deployed once: it may have made the app fail, or somebody went back for its sake.
  private boolean wasTried(Project project, Environment environment) {
    Instant since =
        project.configuration().variables().stream()
            .filter(variable -> variable.follows().isPresent() && variable.holdsIn(environment))
            .flatMap(variable -> variable.setAt().stream())
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return deployments.list(project.id(), Optional.empty(), RECENT).items().stream()
        .map(Deployment::request)
        .anyMatch(request ->
            request.subject() instanceof Subject.Rotated
                && request.environment() == environment
                && !request.at().isBefore(since));
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
