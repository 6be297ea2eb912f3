package dev.slipway.azure.quota;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.domain.project.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The organizations in which something may be open. Each has a note in a partition of the service,
/// which is there before anything is opened and ends by itself some time after the last that was.
/// Whoever finds something open still notes the organization again, so nothing open is forgotten
/// while somebody looks now and then.
final class ActiveOrganizations {
  private static final Action NOTING = Action.writing("Tried to note an active organization");
  private static final Action READING = Action.reading("Tried to find the active organizations");
  private static final String KIND = "active";

  private static final Duration LIFE = Duration.ofHours(24);

  /// A note of that age is written again before something is opened.
  private static final Duration FRESH = Duration.ofHours(12);

  private final Items service;
  private final ServerClock clock;
  private final Map<OrganizationId, Instant> noted = new ConcurrentHashMap<>();

  ActiveOrganizations(Items service, ServerClock clock) {
    this.service = service;
    this.clock = clock;
  }

  /// To be called before something is opened, and when something is found to be open still.
  void note(OrganizationId organization) {
    Instant now = clock.next();
    Instant before = noted.get(organization);
    if (before == null || before.isBefore(now.minus(FRESH))) {
      service.put(
          NOTING,
          NewItem.of(new ItemKey(KIND, organization.value()), KIND)
              .with("name", organization.value())
              .livingFor(LIFE));
      noted.put(organization, now);
    }
  }

  /// In the order of their names.
  List<OrganizationId> all() {
    return service.find(READING, ItemQuery.of(KIND, KIND), Integer.MAX_VALUE).stream()
        .map(note -> new OrganizationId(note.text("name")))
        .sorted(Comparator.comparing(OrganizationId::value))
        .toList();
  }
}
