package dev.slipway.ports.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.artifact;
import static dev.slipway.ports.testing.Examples.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.testing.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What every [ConfigurationHistory] does.
public abstract class ConfigurationHistoryContract {
  /// The history under test, the same one during a test.
  protected abstract ConfigurationHistory history();

  /// Where its projects are.
  protected abstract ProjectStore projects();

  /// Where the releases of its projects are.
  protected abstract ReleaseStore releases();

  @Test
  void aVersionIsKeptWithTheProjectThatHasIt() {
    saved(project("hello"));

    ConfigurationVersion first = changed(HELLO);

    assertThat(history().find(HELLO, 1)).contains(first);
    assertThat(projects().find(HELLO).orElseThrow().configuration())
        .isEqualTo(first.configuration());
    assertThat(projects().find(HELLO).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aProjectThatWasNeverChangedHasNoVersions() {
    saved(project("hello"));

    assertThat(history().find(HELLO, 0)).isEmpty();
    assertThat(history().list(HELLO, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void aConflictKeepsNothing() {
    Project read = saved(project("hello"));
    saved(read.withName("renamed in between", NOW));

    assertThat(history().save(configured(read), version(read)))
        .isEqualTo(new SaveResult.Conflict<Project>());
    assertThat(history().find(HELLO, 1)).isEmpty();
  }

  @Test
  void ofManyChangesAtOnceAllThatWereSavedAreThereInOrder() {
    saved(project("hello"));

    AtOnce.race(10, _ -> changed(HELLO).number());

    assertThat(numbers(HELLO, 100)).containsExactly("10 9 8 7 6 5 4 3 2 1");
  }

  @Test
  void listingGoesThroughAllVersionsFromTheNewestPageByPage() {
    saved(project("hello"));
    saved(project("other"));
    for (int i = 0; i < 11; i++) {
      changed(HELLO);
    }
    changed(new ProjectId("other"));

    assertThat(numbers(HELLO, 5)).containsExactly("11 10 9 8 7", "6 5 4 3 2", "1");
    assertThat(numbers(HELLO, 11)).containsExactly("11 10 9 8 7 6 5 4 3 2 1");
  }

  @Test
  void theNewestStayAndThoseThatAReleaseHolds() {
    saved(project("hello"));
    saved(project("other"));
    for (int i = 0; i < 6; i++) {
      changed(HELLO);
      changed(new ProjectId("other"));
    }
    releases()
        .save(Release.of(HELLO, Environment.STAGING, artifact("content"), new TreeMap<>(), 2, NOW));

    history().forgetOld(HELLO, 3);
    history().forgetOld(HELLO, 3);

    assertThat(numbers(HELLO, 100)).containsExactly("6 5 4 2");
    assertThat(numbers(new ProjectId("other"), 100)).containsExactly("6 5 4 3 2 1");
  }

  @Test
  void deletingTheProjectForgetsItsVersions() {
    saved(project("hello"));
    changed(HELLO);

    projects().delete(HELLO);
    assertThat(history().find(HELLO, 1)).isEmpty();

    saved(project("hello"));
    assertThat(history().list(HELLO, Optional.empty(), 10).items()).isEmpty();
  }

  /// Reads and saves until nobody was faster.
  private ConfigurationVersion changed(ProjectId id) {
    while (true) {
      Project read = projects().find(id).orElseThrow();
      ConfigurationVersion version = version(read);
      if (history().save(configured(read), version) instanceof SaveResult.Saved<Project>) {
        return version;
      }
    }
  }

  private static Project configured(Project project) {
    return project.withConfiguration(version(project).configuration(), NOW);
  }

  private static ConfigurationVersion version(Project project) {
    ProjectConfiguration before = project.configuration();
    OwnSettings next =
        new OwnSettings(new TreeMap<>(Map.of("port", Long.toString(before.version() + 1))));
    return ConfigurationVersion.of(
        project.id(), before, before.withSettings(next), NOW, CallerId.MACHINE, Optional.empty());
  }

  private Project saved(Project project) {
    return switch (projects().save(project)) {
      case SaveResult.Saved<Project>(Project value) -> value;
      case SaveResult.Conflict<Project>() -> throw new AssertionError("conflict: " + project);
    };
  }

  private List<String> numbers(ProjectId project, int limit) {
    List<String> pages = new ArrayList<>();
    Page<ConfigurationVersion> page = history().list(project, Optional.empty(), limit);
    pages.add(numbers(page));
    while (page.next().isPresent()) {
      page = history().list(project, page.next(), limit);
      pages.add(numbers(page));
    }
    return pages;
  }

  private static String numbers(Page<ConfigurationVersion> page) {
    return String.join(
        " ", page.items().stream().map(version -> Long.toString(version.number())).toList());
  }
}
