package dev.slipway.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.engine.testing.World;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestDeploymentTest {
  private static final UserId JO = new UserId("jo");

  private final World world = new World();

  @Test
  void ofManyRequestsAtOnceExactlyOneIsAccepted() {
    world.put(Examples.HELLO, "index.html", "hello");

    List<Boolean> accepted = AtOnce.race(50, _ -> refusal(order(Examples.HELLO)).isEmpty());

    assertThat(accepted).containsOnlyOnce(true);
    assertThat(world.deployments.counts().of(Phase.QUEUED)).isEqualTo(1);
  }

  @Test
  void theNextRequestIsAcceptedWhenTheFirstHasEnded() {
    world.deploy("one");

    assertThat(refusal(order(Examples.HELLO))).isEmpty();
  }

  @Test
  void anAcceptedRequestOutlivesAQueueThatIsAway() {
    DeploymentId id = world.deploymentWithoutNotice("hello");

    assertThat(world.phase(id)).isEqualTo(Phase.QUEUED);
    assertThat(world.deployments.noticesDue(10)).hasSize(1);
  }

  @Test
  void aProjectOfAnotherOrganizationIsNotFound() {
    world.put(Examples.HELLO, "index.html", "hello");
    Order foreign =
        new Order(
            Examples.HELLO, new OrganizationId("globex"), JO, World.PRODUCTION, Optional.empty());

    assertThat(refusal(foreign)).contains(ProblemCode.PROJECT_NOT_FOUND);
    assertThat(refusal(order(new ProjectId("nobody")))).contains(ProblemCode.PROJECT_NOT_FOUND);
  }

  @Test
  void anInactiveProjectTakesNoDeployments() {
    world.put(Examples.HELLO, "index.html", "hello");
    Project project = world.projects.find(Examples.HELLO).orElseThrow();
    world.projects.save(project.withActive(false, world.clock.instant()));

    assertThat(refusal(order(Examples.HELLO))).contains(ProblemCode.PROJECT_INACTIVE);
  }

  @Test
  void aSourceThatWasNeverTakenInIsNotFound() {
    SourceId unknown = Examples.manifest("elsewhere.html").id();
    Order order =
        new Order(Examples.HELLO, Examples.ACME, JO, World.PRODUCTION, Optional.of(unknown));

    assertThat(refusal(order)).contains(ProblemCode.SOURCE_NOT_FOUND);
    assertThat(refusal(order(Examples.HELLO))).contains(ProblemCode.SOURCE_NOT_FOUND);
  }

  private static Order order(ProjectId project) {
    return new Order(project, Examples.ACME, JO, World.PRODUCTION, Optional.empty());
  }

  private Optional<ProblemCode> refusal(Order order) {
    SlipwayException refused =
        catchThrowableOfType(SlipwayException.class, () -> world.service.request.deploy(order));
    return Optional.ofNullable(refused).map(SlipwayException::problem).map(p -> p.code());
  }
}
