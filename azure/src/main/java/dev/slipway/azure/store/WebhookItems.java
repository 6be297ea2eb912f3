package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Looks;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;

/// Where webhooks and their deliveries are, for those who remove them. A webhook is in the
/// partition of its project; by its id alone it is found through a pointer. Deliveries are in one
/// partition for all webhooks.
public final class WebhookItems {
  /// The partition and the kind of deliveries.
  public static final String DELIVERY = "delivery";

  static final String KIND = "webhook";

  private static final String PREFIX = "webhook:";
  private static final Action POINTING = Action.writing("Tried to save a webhook");
  private static final Action READING = Action.reading("Tried to find a webhook");
  private static final Action FORGETTING = Action.writing("Tried to forget a webhook");

  private final Items service;
  private final Looks looks;

  public WebhookItems(CosmosStorage storage) {
    service = storage.service();
    looks = storage.forDeliveries();
  }

  /// Where a webhook is.
  public record Pointer(ItemKey webhook, OrganizationId organization) {}

  /// The item of a webhook.
  public static ItemKey key(ProjectId project, WebhookId id) {
    return new ItemKey(Partitions.of(project), idOf(id));
  }

  private static String idOf(WebhookId id) {
    return PREFIX + id;
  }

  static WebhookId idOf(Item webhook) {
    return new WebhookId(webhook.key().id().substring(PREFIX.length()));
  }

  /// The item of a new webhook, without what it is.
  public static NewItem of(Webhook webhook) {
    return NewItem.of(key(webhook.project(), webhook.id()), KIND)
        .with("project", webhook.project().value());
  }

  /// To be called before the webhook is saved for the first time. False when the id is taken.
  public boolean point(Webhook webhook) {
    Written written =
        service.create(
            POINTING,
            NewItem.of(pointerTo(webhook.id()), KIND)
                .with("partition", Partitions.of(webhook.project()))
                .with("owner", webhook.organization().value()));
    return written instanceof Written.Done;
  }

  /// Where the webhook is, or was, or is about to be.
  public Optional<Pointer> find(WebhookId id) {
    return service
        .read(READING, pointerTo(id))
        .map(pointer ->
            new Pointer(
                new ItemKey(pointer.text("partition"), idOf(id)),
                new OrganizationId(pointer.text("owner"))));
  }

  /// Forgets the deliveries of a webhook that is gone, and then where it was.
  public void forgetRest(WebhookId id) {
    ItemQuery query = ItemQuery.of(DELIVERY, DELIVERY).is("webhook", id.value());
    deleteAll(service.find(FORGETTING, query, Integer.MAX_VALUE));
    service.delete(FORGETTING, pointerTo(id));
  }

  /// Deletes deliveries; ones that are not there are fine.
  public void deleteAll(List<Item> deliveries) {
    deliveries.forEach(delivery -> service.delete(FORGETTING, delivery.key()));
    looks.changed();
  }

  private static ItemKey pointerTo(WebhookId id) {
    return new ItemKey(id.value(), KIND);
  }
}
