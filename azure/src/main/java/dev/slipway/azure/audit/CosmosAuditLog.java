package dev.slipway.azure.audit;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.documents.Documents;
import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.audit.AuditLog;
import dev.slipway.ports.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The audit log in Cosmos DB, a partition for each month. Entries are in the order of the
/// database's time; of those that several processes add within a second, either may come first.
public final class CosmosAuditLog implements AuditLog {
  private static final Action ADDING = Action.writing("Tried to add to the audit log");
  private static final Action LISTING = Action.reading("Tried to list the audit log");
  private static final String KIND = "entry";

  private final Items audit;
  private final ServerClock clock;
  private final AuditMonths months;
  private final Documents documents = new Documents();

  public CosmosAuditLog(CosmosStorage storage) {
    audit = storage.audit();
    clock = storage.clock();
    months = new AuditMonths(audit);
  }

  /// A number that another process took in the same microsecond is not used again.
  @Override
  public void append(AuditEntry entry) {
    var _ = Turns.untilAnswered(ADDING, () -> tryToAppend(entry));
  }

  private Optional<Item> tryToAppend(AuditEntry entry) {
    Instant now = clock.next();
    String month = months.of(now);
    long number = ServerClock.micros(now);
    NewItem item =
        NewItem.of(new ItemKey(month, Long.toString(number)), KIND)
            .with("number", number)
            .withDocument("document", documents.toJson(entry));
    entry.organization().ifPresent(owner -> item.with("organization", owner.value()));
    return audit.create(ADDING, item) instanceof Written.Done(Item added)
        ? Optional.of(added)
        : Optional.empty();
  }

  @Override
  public Page<AuditEntry> list(
      Optional<OrganizationId> organization, Optional<String> after, int limit) {
    long before = after.map(token -> PageTokens.number(LISTING, token)).orElse(Long.MAX_VALUE);
    List<Item> found = new ArrayList<>();
    for (String month : months.newestFirst()) {
      if (found.size() <= limit) {
        found.addAll(inMonth(month, organization, before, limit + 1 - found.size()));
      }
    }
    return PageTokens.page(
        found,
        limit,
        last -> Long.toString(last.number("number")),
        item -> documents.readAuditEntry(item.document("document")));
  }

  private List<Item> inMonth(
      String month, Optional<OrganizationId> organization, long before, int limit) {
    ItemQuery query = ItemQuery.of(month, KIND).isBelow("number", before).descendingBy("number");
    organization.ifPresent(owner -> query.is("organization", owner.value()));
    return audit.find(LISTING, query, limit);
  }
}
