package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.ProjectId;
import java.util.List;
import java.util.stream.IntStream;

/// Notes of the projects that have a current release somewhere, or are about to.
final class LiveProjects {
  private static final Action NOTING = Action.writing("Tried to note a project that serves");
  private static final Action READING = Action.reading("Tried to find the projects that serve");
  private static final String KIND = "live";
  private static final int BUCKETS = 4;

  private final Items service;

  LiveProjects(Items service) {
    this.service = service;
  }

  /// To be called before its first release becomes current.
  void add(ProjectId project) {
    service.put(NOTING, NewItem.of(key(project), KIND));
  }

  void remove(ProjectId project) {
    service.delete(NOTING, key(project));
  }

  List<ProjectId> all() {
    List<String> buckets = IntStream.range(0, BUCKETS).mapToObj(LiveProjects::bucket).toList();
    return Together.map(
            buckets, bucket -> service.find(READING, ItemQuery.of(bucket, KIND), Integer.MAX_VALUE))
        .stream()
        .flatMap(List::stream)
        .map(note -> new ProjectId(note.key().id()))
        .toList();
  }

  private static ItemKey key(ProjectId project) {
    return new ItemKey(bucket(Math.floorMod(project.hashCode(), BUCKETS)), project.value());
  }

  private static String bucket(int number) {
    return "live-" + number;
  }
}
