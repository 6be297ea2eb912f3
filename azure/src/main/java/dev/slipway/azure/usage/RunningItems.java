package dev.slipway.azure.usage;

import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Stretch;
import java.time.Instant;

/// The items of stretches in which an environment had a current release, in the partition of its
/// organization. The latest one has a fixed id; when the next begins, it moves to one of its own.
final class RunningItems {
  static final String KIND = "running";

  /// The end of what still runs: later than any other, so that a query needs no second condition.
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private RunningItems() {}

  static ItemKey latest(OrganizationId organization, ProjectId project, Environment environment) {
    return new ItemKey(organization.value(), "running:%s:%s".formatted(project, environment.id()));
  }

  static Stretch open(Instant since) {
    return new Stretch(since, NEVER);
  }

  static boolean isOpen(Stretch stretch) {
    return stretch.until().equals(NEVER);
  }

  static NewItem of(ItemKey key, ProjectId project, Stretch stretch) {
    return NewItem.of(key, KIND)
        .with("name", project.value())
        .with("since", stretch.from().toEpochMilli())
        .with("until", stretch.until().toEpochMilli());
  }

  /// What the latest one becomes when it is the latest no more.
  static NewItem past(Item latest) {
    String id = "%s:%d".formatted(latest.key().id(), latest.number("since"));
    return of(new ItemKey(latest.key().partition(), id), project(latest), stretch(latest));
  }

  static ProjectId project(Item item) {
    return new ProjectId(item.text("name"));
  }

  static Stretch stretch(Item item) {
    return new Stretch(
        Instant.ofEpochMilli(item.number("since")), Instant.ofEpochMilli(item.number("until")));
  }
}
