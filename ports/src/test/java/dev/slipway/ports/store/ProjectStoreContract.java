package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.project;
import static dev.slipway.ports.testing.Examples.queued;
import static dev.slipway.ports.testing.Examples.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [ProjectStore] does.
public abstract class ProjectStoreContract {
  /// The store under test, the same one during a test.
  protected abstract ProjectStore projects();

  /// Where the deployments of its projects are.
  protected abstract DeploymentStore deployments();

  /// Where the releases of its projects are.
  protected abstract ReleaseStore releases();

  @Test
  void aNewProjectGetsVersionOneAndIsFound() {
    Project saved = saved(project("hello"));

    assertThat(saved).isEqualTo(project("hello").withVersion(1));
    assertThat(projects().find(HELLO)).contains(saved);
  }

  @Test
  void aProjectThatWasNeverSavedIsNotFound() {
    assertThat(projects().find(HELLO)).isEmpty();
  }

  @Test
  void aNewProjectWhoseIdIsTakenIsAConflict() {
    Project saved = saved(project("hello"));

    assertThat(projects().save(project("hello").withName("other", NOW)))
        .isEqualTo(new SaveResult.Conflict<Project>());
    assertThat(projects().find(HELLO)).contains(saved);
  }

  @Test
  void aSaveReplacesTheVersionItWasReadAt() {
    Project renamed = saved(saved(project("hello")).withName("Hello", NOW.plusSeconds(1)));

    assertThat(renamed.version()).isEqualTo(2);
    assertThat(projects().find(HELLO)).contains(renamed);
  }

  @Test
  void aSaveOfAnOlderVersionIsAConflict() {
    Project first = saved(project("hello"));
    Project second = saved(first.withName("second", NOW));

    assertThat(projects().save(first.withName("third", NOW)))
        .isEqualTo(new SaveResult.Conflict<Project>());
    assertThat(projects().find(HELLO)).contains(second);
  }

  @Test
  void aSaveOfAProjectThatWasDeletedIsAConflict() {
    Project first = saved(project("hello"));
    projects().delete(HELLO);

    assertThat(projects().save(first)).isEqualTo(new SaveResult.Conflict<Project>());
    assertThat(projects().find(HELLO)).isEmpty();
  }

  @Test
  void ofManySaversAtOnceOneIsSaved() {
    Project first = saved(project("hello"));

    List<SaveResult<Project>> results =
        AtOnce.race(20, number -> projects().save(first.withName("name " + number, NOW)));

    assertThat(results).filteredOn(result -> result instanceof SaveResult.Saved).hasSize(1);
    assertThat(projects().find(HELLO).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void listingGoesThroughAllProjectsInOrderOfIdPageByPage() {
    List.of("delta", "alpha", "echo", "charlie", "bravo").forEach(id -> saved(project(id)));

    assertThat(idsPageByPage(Optional.empty(), 2))
        .containsExactly("alpha bravo", "charlie delta", "echo");
    assertThat(idsPageByPage(Optional.empty(), 5))
        .containsExactly("alpha bravo charlie delta echo");
  }

  @Test
  void listingAnOwnerLeavesOthersOut() {
    OrganizationId other = new OrganizationId("other");
    saved(project("mine"));
    saved(Project.create(new ProjectId("theirs"), other, "theirs", NOW));

    assertThat(idsPageByPage(Optional.of(ACME), 10)).containsExactly("mine");
    assertThat(idsPageByPage(Optional.of(other), 10)).containsExactly("theirs");
  }

  @Test
  void listingNoProjectsIsOneEmptyPage() {
    assertThat(projects().list(Optional.empty(), Optional.empty(), 10))
        .isEqualTo(new Page<Project>(List.of(), Optional.empty()));
  }

  @Test
  void deletingForgetsDeploymentsReleasesAndActivationsOfThatProjectOnly() {
    saved(project("hello"));
    saved(project("other"));
    Deployment gone = queued("gone");
    Deployment kept = queued("kept", new ProjectId("other"), Environment.STAGING);
    Release release = release("content");
    deployments().admit(gone);
    deployments().admit(kept);
    releases().save(release);
    Lease lease = deployments().acquire(gone.id(), "me", Duration.ofMinutes(1)).orElseThrow();
    releases().activate(release.id(), lease, NOW);

    projects().delete(HELLO);

    assertThat(projects().find(HELLO)).isEmpty();
    assertThat(deployments().find(gone.id())).isEmpty();
    assertThat(releases().find(release.id())).isEmpty();
    assertThat(releases().allCurrent()).isEmpty();
    assertThat(projects().find(new ProjectId("other"))).isPresent();
    assertThat(deployments().find(kept.id())).isPresent();
  }

  @Test
  void deletingTwiceIsHarmless() {
    saved(project("hello"));

    projects().delete(HELLO);
    projects().delete(HELLO);

    assertThat(projects().find(HELLO)).isEmpty();
  }

  private Project saved(Project project) {
    return switch (projects().save(project)) {
      case SaveResult.Saved<Project>(Project value) -> value;
      case SaveResult.Conflict<Project>() -> throw new AssertionError("conflict: " + project);
    };
  }

  private List<String> idsPageByPage(Optional<OrganizationId> owner, int limit) {
    List<String> pages = new ArrayList<>();
    Page<Project> page = projects().list(owner, Optional.empty(), limit);
    pages.add(ids(page));
    while (page.next().isPresent()) {
      page = projects().list(owner, page.next(), limit);
      pages.add(ids(page));
    }
    return pages;
  }

  private static String ids(Page<Project> page) {
    return String.join(" ", page.items().stream().map(item -> item.id().value()).toList());
  }
}
