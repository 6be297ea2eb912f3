package dev.slipway.azure.audit;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The months that have entries, which are listed in a partition of their own.
final class AuditMonths {
  private static final Action NOTING = Action.writing("Tried to add to the audit log");
  private static final Action LISTING = Action.reading("Tried to list the audit log");
  private static final String KIND = "month";

  private final Items audit;
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  AuditMonths(Items audit) {
    this.audit = audit;
  }

  /// The partition for this time, which is listed from now on.
  String of(Instant now) {
    String month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString();
    if (!noted.contains(month)) {
      audit.put(NOTING, NewItem.of(new ItemKey(KIND, month), KIND).with("name", month));
      noted.add(month);
    }
    return month;
  }

  List<String> newestFirst() {
    return audit
        .find(LISTING, ItemQuery.of(KIND, KIND).descendingBy("name"), Integer.MAX_VALUE)
        .stream()
        .map(item -> item.text("name"))
        .toList();
  }
}
