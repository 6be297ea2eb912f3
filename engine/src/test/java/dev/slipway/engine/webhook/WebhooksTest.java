package dev.slipway.engine.webhook;

import static dev.slipway.engine.webhook.WebhookWorld.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.ports.testing.AtOnce;
import dev.slipway.ports.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private final WebhookWorld webhooks = new WebhookWorld();

  @Test
  void aNewWebhookHasASecretOfItsOwnThatIsKeptWithThoseOfItsProject() {
    IssuedWebhook issued = webhooks.added();

    assertThat(webhooks.world.secrets.all(Examples.HELLO)).containsExactly(issued.secret().text());
    assertThat(webhooks.webhooks.list(Examples.HELLO)).containsExactly(issued.webhook());
  }

  @Test
  void aSecretMayBeGiven() {
    SigningSecret secret = new SigningSecret(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    IssuedWebhook issued =
        webhooks.webhooks.add(Examples.HELLO, WebhookWorld.wanted(URL, secret), true);

    assertThat(issued.secret()).isEqualTo(secret);
  }

  @Test
  void whoeverRunsTheServiceMayReachItsMachineAndOthersMayNot() {
    assertThat(webhooks.added().webhook().reach()).isEqualTo(Reach.PRIVATE);

    assertRefused(
        ProblemCode.WEBHOOK_URL_REFUSED,
        () ->
            webhooks.webhooks.add(
                Examples.HELLO, WebhookWorld.wanted(URL, EventType.OF_DEPLOYMENTS), false));
  }

  @Test
  void aSettingMayAllowItToAllOrToNobody() {
    NewWebhook wanted = WebhookWorld.wanted(URL, EventType.OF_DEPLOYMENTS);

    assertRefused(
        ProblemCode.WEBHOOK_URL_REFUSED,
        () -> webhooks.webhooks(PrivateAddresses.NONE).add(Examples.HELLO, wanted, true));
    assertThat(
            webhooks
                .webhooks(PrivateAddresses.ALL)
                .add(Examples.HELLO, wanted, false)
                .webhook()
                .reach())
        .isEqualTo(Reach.PRIVATE);
  }

  @Test
  void whoeverChangesTheUrlDecidesWhereItMayLead() {
    Webhook webhook = webhooks.added().webhook();
    WebhookChange elsewhere =
        new WebhookChange(
            Optional.of(new WebhookUrl("http://10.0.0.1/")), Optional.empty(), Optional.empty());

    assertRefused(
        ProblemCode.WEBHOOK_URL_REFUSED,
        () -> webhooks.webhooks.change(Examples.HELLO, webhook.id(), elsewhere, false));
    assertThat(webhooks.webhook()).isEqualTo(webhook);
  }

  @Test
  void whatIsChangedIsChangedAndTheRestStays() {
    Webhook webhook = webhooks.added().webhook();
    List<EventType> failures = List.of(EventType.DEPLOYMENT_FAILED);

    Webhook changed =
        webhooks.webhooks.change(
            Examples.HELLO,
            webhook.id(),
            new WebhookChange(Optional.empty(), Optional.of(failures), Optional.of(false)),
            false);

    assertThat(changed.events()).isEqualTo(failures);
    assertThat(changed.delivers()).isFalse();
    assertThat(changed.url()).isEqualTo(URL);
    assertThat(changed.reach()).isEqualTo(Reach.PRIVATE);
  }

  @Test
  void aProjectHasOnlySoManyHoweverManyAskAtOnce() {
    List<Boolean> added =
        AtOnce.race(
            Webhooks.MOST + 10,
            _ -> {
              try {
                webhooks.added();
                return true;
              } catch (SlipwayException e) {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.WEBHOOK_LIMIT_REACHED);
                return false;
              }
            });

    assertThat(added.stream().filter(yes -> yes)).hasSize(Webhooks.MOST);
    assertThat(webhooks.store.list(Examples.HELLO)).hasSize(Webhooks.MOST);
    assertThat(webhooks.world.secrets.all(Examples.HELLO)).hasSize(Webhooks.MOST);
  }

  @Test
  void aRemovedWebhookLeavesNoSecret() {
    Webhook gone = webhooks.added().webhook();
    IssuedWebhook kept = webhooks.added();

    webhooks.webhooks.remove(Examples.HELLO, gone.id());

    assertThat(webhooks.world.secrets.all(Examples.HELLO)).containsExactly(kept.secret().text());
    assertRefused(
        ProblemCode.WEBHOOK_NOT_FOUND, () -> webhooks.webhooks.remove(Examples.HELLO, gone.id()));
  }

  @Test
  void whatBelongsToAnotherProjectIsNotFound() {
    ProjectId other = webhooks.world.addProject("other", Examples.ACME);
    WebhookId id = webhooks.added().webhook().id();

    assertRefused(ProblemCode.WEBHOOK_NOT_FOUND, () -> webhooks.webhooks.require(other, id));
    assertRefused(ProblemCode.WEBHOOK_NOT_FOUND, () -> webhooks.webhooks.remove(other, id));
    assertRefused(
        ProblemCode.WEBHOOK_NOT_FOUND,
        () -> webhooks.webhooks.rotate(other, id, Optional.empty(), Duration.ZERO));
    assertRefused(ProblemCode.WEBHOOK_NOT_FOUND, () -> webhooks.log.test(other, id));
    assertRefused(
        ProblemCode.PROJECT_NOT_FOUND, () -> webhooks.webhooks.list(new ProjectId("nobody")));
  }

  private static void assertRefused(ProblemCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
