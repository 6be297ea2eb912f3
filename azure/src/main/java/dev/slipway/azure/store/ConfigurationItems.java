package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.documents.Documents;
import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.ProjectId;
import java.util.List;
import java.util.Optional;

/// The items of the earlier versions of configurations, in the partitions of their projects.
final class ConfigurationItems {
  private static final String KIND = "configuration";
  private static final String EDITION = "edition";

  static final Action READING =
      Action.reading("Tried to find a version of a project's configuration");

  private static final Action KEEPING =
      Action.writing("Tried to keep a version of a project's configuration");
  private static final Action FORGETTING =
      Action.writing("Tried to forget old versions of a project's configuration");

  private final Items projects;
  private final Documents documents = new Documents();

  ConfigurationItems(Items projects) {
    this.projects = projects;
  }

  /// One that is kept already stays as it is.
  void keep(ConfigurationVersion version) {
    projects.create(
        KEEPING,
        NewItem.of(key(version.project(), version.number()), KIND)
            .with("project", version.project().value())
            .with(EDITION, version.number())
            .withDocument("document", documents.toJson(version)));
  }

  Optional<ConfigurationVersion> find(ProjectId project, long number) {
    return projects.read(READING, key(project, number)).map(this::read);
  }

  /// Those below a number, newest first.
  List<ConfigurationVersion> list(ProjectId project, long below, int limit) {
    ItemQuery query =
        ItemQuery.ofAny(Partitions.of(project))
            .is("project", project.value())
            .isBelow(EDITION, below)
            .descendingBy(EDITION);
    return projects.find(READING, query, limit).stream().map(this::read).toList();
  }

  void forget(ConfigurationVersion version) {
    projects.delete(FORGETTING, key(version.project(), version.number()));
  }

  private ConfigurationVersion read(Item item) {
    return documents.readConfigurationVersion(item.document("document"));
  }

  private static ItemKey key(ProjectId project, long number) {
    return new ItemKey(Partitions.of(project), "configuration:%s:%d".formatted(project, number));
  }
}
