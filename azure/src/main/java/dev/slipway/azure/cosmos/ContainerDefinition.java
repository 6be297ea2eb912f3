package dev.slipway.azure.cosmos;

import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.ExcludedPath;
import com.azure.cosmos.models.IncludedPath;
import com.azure.cosmos.models.IndexingPolicy;
import java.util.List;
import java.util.stream.Stream;

/// A container of ours, as `docs/decisions/0019-cosmos.md` lists them.
///
/// @param indexed the properties that queries look for or order by. Nothing else is indexed,
///   because each indexed value makes every write dearer; so a property has that name only in items
///   that are looked for by it, and the kind is of use only where a partition has items of many
///   kinds
public record ContainerDefinition(String name, List<String> indexed) {
  /// Items live forever unless they say otherwise.
  static final int UNLESS_TOLD = -1;

  static final ContainerDefinition PROJECTS =
      new ContainerDefinition(
          "projects", List.of("project", "number", "activated", "ticketOf", "edition"));

  static final ContainerDefinition ORGANIZATIONS =
      new ContainerDefinition(
          "organizations", List.of("kind", "name", "month", "since", "until", "ofProject", "open"));

  static final ContainerDefinition SERVICE =
      new ContainerDefinition(
          "service", List.of("name", "organization", "opened", "webhook", "due", "held", "ended"));

  static final ContainerDefinition AUDIT =
      new ContainerDefinition("audit", List.of("organization", "number", "name"));

  static final List<ContainerDefinition> ALL = List.of(PROJECTS, ORGANIZATIONS, SERVICE, AUDIT);

  public ContainerDefinition {
    indexed = List.copyOf(indexed);
  }

  CosmosContainerProperties properties() {
    CosmosContainerProperties properties = new CosmosContainerProperties(name, keyPath());
    properties.setDefaultTimeToLiveInSeconds(UNLESS_TOLD);
    return properties.setIndexingPolicy(
        new IndexingPolicy()
            .setIncludedPaths(
                Stream.concat(Stream.of(Items.PARTITION_KEY), indexed.stream())
                    .map(property -> new IncludedPath("/%s/?".formatted(property)))
                    .toList())
            .setExcludedPaths(List.of(new ExcludedPath("/*"))));
  }

  static String keyPath() {
    return "/" + Items.PARTITION_KEY;
  }
}
