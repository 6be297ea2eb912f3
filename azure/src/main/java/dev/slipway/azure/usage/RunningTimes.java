package dev.slipway.azure.usage;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Stretch;
import dev.slipway.domain.usage.Usage;
import dev.slipway.ports.usage.ProjectUsage;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// When environments had a current release. All who come at once are put in order by the etag of an
/// environment's latest stretch.
final class RunningTimes {
  private static final Action NOTING = Action.writing("Tried to note since when a release runs");

  private final Items organizations;

  RunningTimes(Items organizations) {
    this.organizations = organizations;
  }

  void began(RunningSince running) {
    ItemKey key =
        RunningItems.latest(running.organization(), running.project(), running.environment());
    Stretch begun = RunningItems.open(running.since());
    Turns.untilAnswered(
        NOTING,
        () -> {
          Optional<Item> before = organizations.read(NOTING, key);
          if (before.isEmpty()) {
            return create(RunningItems.of(key, running.project(), begun));
          }
          return RunningItems.stretch(before.get()).until().isBefore(running.since())
              ? follow(before.get(), RunningItems.of(key, running.project(), begun))
              : Optional.of(false);
        });
  }

  private Optional<Boolean> create(NewItem first) {
    return organizations.create(NOTING, first) instanceof Written.Done
        ? Optional.of(true)
        : Optional.empty();
  }

  private Optional<Boolean> follow(Item before, NewItem next) {
    Batch batch =
        Batch.in(before.key().partition())
            .replace(next, before.etag())
            .create(RunningItems.past(before));
    return organizations.write(NOTING, batch).isDone() ? Optional.of(true) : Optional.empty();
  }

  /// Where nothing ran, an empty stretch is noted. Without it, what is told of later would seem to
  /// have begun.
  void ended(OrganizationId organization, ProjectId project, Environment environment, Instant at) {
    ItemKey key = RunningItems.latest(organization, project, environment);
    Turns.untilAnswered(
        NOTING,
        () -> {
          Optional<Item> before = organizations.read(NOTING, key);
          if (before.isEmpty()) {
            return create(RunningItems.of(key, project, new Stretch(at, at)));
          }
          Stretch running = RunningItems.stretch(before.get());
          return RunningItems.isOpen(running)
              ? end(before.get(), RunningItems.of(key, project, cut(running, at)))
              : Optional.of(false);
        });
  }

  private static Stretch cut(Stretch running, Instant at) {
    return new Stretch(running.from(), at.isBefore(running.from()) ? running.from() : at);
  }

  private Optional<Boolean> end(Item before, NewItem ended) {
    return organizations.replace(NOTING, ended, before.etag()) instanceof Written.Done
        ? Optional.of(true)
        : Optional.empty();
  }

  /// What ran in a month: an item for each stretch, in no order.
  ///
  /// @param after only projects after this one
  /// @param before only projects before this one; empty for all
  List<ProjectUsage> within(
      OrganizationId organization,
      YearMonth month,
      Instant now,
      Optional<String> after,
      Optional<String> before) {
    Stretch whole = Stretch.of(month);
    ItemQuery query =
        ItemQuery.of(organization.value(), RunningItems.KIND)
            .isAbove("until", whole.from().toEpochMilli())
            .isBelow("since", whole.until().toEpochMilli());
    after.ifPresent(last -> query.isAbove("name", last));
    before.ifPresent(first -> query.isBelow("name", first));
    return organizations.find(CosmosUsageLedger.READING, query, Integer.MAX_VALUE).stream()
        .map(item -> new ProjectUsage(RunningItems.project(item), ran(item, whole, now)))
        .filter(project -> project.usage().running().isPositive())
        .toList();
  }

  private static Usage ran(Item item, Stretch whole, Instant now) {
    Stretch running = RunningItems.stretch(item);
    Instant until = RunningItems.isOpen(running) ? now : running.until();
    return Usage.ofRunning(new Stretch(running.from(), until).within(whole));
  }
}
