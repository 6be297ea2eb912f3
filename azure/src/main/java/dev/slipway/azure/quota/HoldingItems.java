package dev.slipway.azure.quota;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The items of holdings: one for each thing that holds something, in the partition of its
/// organization.
final class HoldingItems {
  static final Action COUNTING = Action.writing("Tried to count what is used");
  static final Action READING = Action.reading("Tried to look up what is used");

  private static final String KIND = "holding";

  private final Items organizations;

  HoldingItems(Items organizations) {
    this.organizations = organizations;
  }

  /// A holding and the version of its item.
  record Stored(Holding holding, String etag) {
    String id() {
      return HoldingItems.id(holding.holder());
    }
  }

  static NewItem of(Holding holding) {
    return NewItem.of(key(holding.organization(), holding.holder()), KIND)
        .with("name", holding.holder().id())
        .with("ofProject", holding.holder().project().value())
        .with("open", holding.state() != Holding.State.KEPT)
        .with("state", holding.state().name())
        .with("since", holding.since().toString())
        .with("version", holding.version())
        .with("amounts", json(holding.amounts()));
  }

  static ObjectNode json(QuotaUse amounts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Quota.OF_HOLDERS.forEach(quota -> json.put(quota.id(), amounts.of(quota)));
    return json;
  }

  static QuotaUse amounts(Item item, String name) {
    Map<Quota, Long> amounts = new EnumMap<>(Quota.class);
    Quota.OF_HOLDERS.forEach(
        quota -> amounts.put(quota, item.path(name).path(quota.id()).asLong()));
    return new QuotaUse(amounts);
  }

  Optional<Stored> find(OrganizationId organization, Holder holder) {
    return organizations.read(READING, key(organization, holder)).map(HoldingItems::read);
  }

  List<Stored> ofProject(OrganizationId organization, ProjectId project) {
    return find(
        ItemQuery.of(organization.value(), KIND).is("ofProject", project.value()),
        Integer.MAX_VALUE);
  }

  List<Stored> open(OrganizationId organization, Optional<Holder> after, int limit) {
    ItemQuery query = ItemQuery.of(organization.value(), KIND).is("open", true).ascendingBy("name");
    after.ifPresent(last -> query.isAbove("name", last.id()));
    return find(query, limit);
  }

  private List<Stored> find(ItemQuery query, int limit) {
    return organizations.find(READING, query, limit).stream().map(HoldingItems::read).toList();
  }

  private static Stored read(Item item) {
    return new Stored(
        new Holding(
            new OrganizationId(item.key().partition()),
            Holder.of(item.text("name")),
            amounts(item, "amounts"),
            Holding.State.valueOf(item.text("state")),
            Instant.parse(item.text("since")),
            item.number("version")),
        item.etag());
  }

  private static ItemKey key(OrganizationId organization, Holder holder) {
    return new ItemKey(organization.value(), id(holder));
  }

  private static String id(Holder holder) {
    return "holding:" + holder.id().replace('/', ':');
  }
}
