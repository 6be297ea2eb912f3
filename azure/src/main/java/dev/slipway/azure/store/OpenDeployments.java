package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Together;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Notes of the deployments of all projects that have not ended, which are few compared with those
/// that have. A note is there before its deployment is saved and until its end is counted.
final class OpenDeployments {
  private static final Action NOTING = Action.writing("Tried to note an open deployment");
  private static final Action READING = Action.reading("Tried to find open deployments");
  private static final String KIND = "open";
  private static final int BUCKETS = 4;

  private final Items service;
  private final ServerClock clock;

  OpenDeployments(Items service, ServerClock clock) {
    this.service = service;
    this.clock = clock;
  }

  /// An open deployment.
  ///
  /// @param deployment where it is, if it was saved
  /// @param opened when it was noted, in microseconds of the database's time
  record Note(DeploymentId id, ItemKey deployment, long opened) {}

  /// To be called before the deployment is saved for the first time.
  void open(Deployment deployment) {
    service.put(
        NOTING,
        NewItem.of(key(deployment.id()), KIND)
            .with("partition", Partitions.of(deployment).partition())
            .with("due", true)
            .with("opened", ServerClock.micros(clock.next())));
  }

  /// The queue has its notice.
  void noticeSent(DeploymentId id) {
    service.change(NOTING, key(id), new Change().set("due", false), Condition.is("kind", KIND));
  }

  void close(DeploymentId id) {
    service.delete(NOTING, key(id));
  }

  /// Those whose notice was never confirmed, oldest first.
  List<Note> due() {
    return find(bucket -> ItemQuery.of(bucket, KIND).is("due", true));
  }

  /// All of them, oldest first.
  List<Note> all() {
    return find(bucket -> ItemQuery.of(bucket, KIND));
  }

  private List<Note> find(Function<String, ItemQuery> query) {
    List<String> buckets = IntStream.range(0, BUCKETS).mapToObj(OpenDeployments::bucket).toList();
    return Together.read(
            buckets, bucket -> service.find(READING, query.apply(bucket), Integer.MAX_VALUE))
        .stream()
        .flatMap(List::stream)
        .map(OpenDeployments::note)
        .sorted(Comparator.comparingLong(Note::opened))
        .toList();
  }

  private static Note note(Item item) {
    String id = item.key().id();
    return new Note(
        new DeploymentId(id), new ItemKey(item.text("partition"), id), item.number("opened"));
  }

  private static ItemKey key(DeploymentId id) {
    return new ItemKey(bucket(Math.floorMod(id.hashCode(), BUCKETS)), id.value());
  }

  private static String bucket(int number) {
    return "open-" + number;
  }
}
