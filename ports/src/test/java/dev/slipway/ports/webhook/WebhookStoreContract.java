package dev.slipway.ports.webhook;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.webhook.WebhookExamples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [WebhookStore] does.
public abstract class WebhookStoreContract {
  private static final ProjectId OTHER = new ProjectId("other");
  private static final int MANY = 100;

  /// The store under test, the same one during a test.
  protected abstract WebhookStore webhooks();

  /// Where the projects of the webhooks are.
  protected abstract ProjectStore projects();

  @BeforeEach
  void projectsExist() {
    projects().save(Examples.project(HELLO.value()));
    projects().save(Examples.project(OTHER.value()));
  }

  @Test
  void aNewWebhookGetsVersionOneAndIsFound() {
    Webhook added = added(webhook(1));

    assertThat(added).isEqualTo(webhook(1).withVersion(1));
    assertThat(webhooks().find(added.id())).contains(added);
    assertThat(webhooks().find(webhook(2).id())).isEmpty();
  }

  @Test
  void anIdIsTakenOnce() {
    Webhook added = added(webhook(1));

    assertThat(webhooks().add(webhook(1, OTHER, ACME), MANY))
        .isEqualTo(new SaveResult.Conflict<>());
    assertThat(webhooks().find(added.id())).contains(added);
  }

  @Test
  void ofManyAtOnceNoMoreAreLetInThanAProjectMayHave() {
    AtOnce.race(20, number -> webhooks().add(webhook(number), 5));
    added(webhook(100, OTHER, ACME));

    assertThat(webhooks().list(HELLO)).hasSize(5);
    assertThat(webhooks().list(OTHER)).hasSize(1);
  }

  @Test
  void aProjectThatIsGoneGetsNoWebhook() {
    projects().delete(HELLO);

    assertThat(webhooks().add(webhook(1), MANY)).isEqualTo(new SaveResult.Conflict<>());
  }

  @Test
  void everyChangeComesBackAsItWasSaved() {
    Webhook failing = saved(added(webhook(1)).failed(NOW));
    Webhook rotated =
        saved(
            failing
                .withKeys(failing.keys().rotate(next(failing.keys()), Duration.ofHours(1), NOW))
                .withEvents(List.of(EventType.DEPLOYMENT_FAILED)));
    assertThat(webhooks().find(rotated.id())).contains(rotated);

    for (WebhookState.Reason reason : WebhookState.Reason.values()) {
      Webhook off = saved(webhooks().find(rotated.id()).orElseThrow().on().off(NOW, reason));
      assertThat(webhooks().find(off.id())).contains(off);
    }
  }

  @Test
  void ofManyChangesToOneVersionExactlyOneIsSaved() {
    Webhook added = added(webhook(1));

    List<SaveResult<Webhook>> results =
        AtOnce.race(20, number -> webhooks().save(added.failed(NOW.plusSeconds(number))));

    assertThat(results.stream().filter(result -> result instanceof SaveResult.Saved<Webhook>))
        .hasSize(1);
    assertThat(webhooks().find(added.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aProjectsWebhooksAreListedInTheOrderInWhichTheyCame() {
    Webhook second = added(webhook(2));
    Webhook first = added(webhook(1));
    added(webhook(3, OTHER, ACME));

    assertThat(webhooks().list(HELLO)).containsExactly(second, first);
  }

  @Test
  void whatIsRemovedIsGoneAndRemovingItAgainIsHarmless() {
    Webhook gone = added(webhook(1));
    Webhook kept = added(webhook(2));

    webhooks().remove(gone.id());
    webhooks().remove(gone.id());

    assertThat(webhooks().list(HELLO)).containsExactly(kept);
    assertThat(webhooks().save(gone)).isEqualTo(new SaveResult.Conflict<>());
  }

  @Test
  void webhooksGoWithTheirProject() {
    Webhook gone = added(webhook(1));
    Webhook kept = added(webhook(2, OTHER, ACME));

    projects().delete(HELLO);

    assertThat(webhooks().find(gone.id())).isEmpty();
    assertThat(webhooks().find(kept.id())).contains(kept);
  }

  private Webhook added(Webhook webhook) {
    return value(webhooks().add(webhook, MANY));
  }

  private Webhook saved(Webhook webhook) {
    return value(webhooks().save(webhook));
  }

  private static Webhook value(SaveResult<Webhook> result) {
    return switch (result) {
      case SaveResult.Saved<Webhook>(Webhook saved) -> saved;
      case SaveResult.Conflict<Webhook> _ -> throw new AssertionError("somebody else saved");
    };
  }

  private static SecretReference next(SigningKeys keys) {
    return new SecretReference(
        keys.current().project(), keys.current().name(), keys.current().version() + 1);
  }
}
