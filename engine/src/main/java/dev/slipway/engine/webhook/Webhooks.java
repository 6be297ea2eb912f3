package dev.slipway.engine.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.engine.project.Projects;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookCalls;
import dev.slipway.ports.webhook.WebhookStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Adds, changes, lists, rotates and removes the webhooks of projects.
public final class Webhooks {
  /// How many a project may have.
  public static final int MOST = 20;

  private final Projects projects;
  private final WebhookStore store;
  private final SigningSecrets secrets;
  private final WebhookCalls calls;
  private final PrivateAddresses privateAddresses;
  private final SecureRandom random;
  private final InstantSource clock;

  public Webhooks(
      Projects projects,
      WebhookStore store,
      SecretStore secrets,
      WebhookCalls calls,
      PrivateAddresses privateAddresses,
      SecureRandom random,
      InstantSource clock) {
    this.projects = projects;
    this.store = store;
    this.secrets = new SigningSecrets(secrets);
    this.calls = calls;
    this.privateAddresses = privateAddresses;
    this.random = random;
    this.clock = clock;
  }

  /// A new webhook; `WEBHOOK_URL_REFUSED` when its URL leads where it may not,
  /// `WEBHOOK_LIMIT_REACHED` when the project has [#MOST].
  ///
  /// @param byOperator whether whoever runs the service asks for it
  public IssuedWebhook add(ProjectId id, NewWebhook wanted, boolean byOperator) {
    Project project = projects.require(id);
    Reach reach = privateAddresses.granted(byOperator);
    refuseWhenFull(id);
    calls.check(wanted.url(), reach);
    SigningSecret secret = wanted.secret().orElseGet(() -> SigningSecret.create(random));
    while (true) {
      Webhook webhook = fresh(project, wanted, reach, secret);
      if (store.add(webhook, MOST) instanceof SaveResult.Saved<Webhook>(Webhook saved)) {
        return new IssuedWebhook(saved, secret);
      }
      secrets.forget(webhook);
      projects.require(id);
      refuseWhenFull(id);
    }
  }

  private Webhook fresh(Project project, NewWebhook wanted, Reach reach, SigningSecret secret) {
    Instant now = clock.instant();
    WebhookId id = WebhookId.create(random);
    Webhook webhook =
        new Webhook(
            id,
            project.id(),
            project.organization(),
            wanted.url(),
            reach,
            wanted.events(),
            new WebhookState.On(Optional.empty()),
            SigningKeys.first(secrets.keep(project.id(), id, secret), now),
            now,
            0);
    return wanted.on() ? webhook : webhook.off(now, WebhookState.Reason.ASKED);
  }

  private void refuseWhenFull(ProjectId id) {
    if (store.list(id).size() >= MOST) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.WEBHOOK_LIMIT_REACHED,
                  "Tried to add a webhook",
                  "The project has %d already".formatted(MOST),
                  "Remove one that is not needed any more, or tell one receiver and pass on from there")
              .at(id.value()));
    }
  }

  /// The webhook; `WEBHOOK_NOT_FOUND` when the project has none of this id.
  public Webhook require(ProjectId project, WebhookId id) {
    projects.require(project);
    return store
        .find(id)
        .filter(webhook -> webhook.project().equals(project))
        .orElseThrow(() -> notFound(id));
  }

  /// All of a project.
  public List<Webhook> list(ProjectId project) {
    return store.list(projects.require(project).id());
  }

  /// The webhook, changed. Whoever sets its URL decides by who they are where it may lead.
  public Webhook change(ProjectId project, WebhookId id, WebhookChange wanted, boolean byOperator) {
    require(project, id);
    Reach reach = privateAddresses.granted(byOperator);
    wanted.url().ifPresent(url -> calls.check(url, reach));
    return save(
        project,
        id,
        webhook -> {
          Webhook next = wanted.url().map(url -> webhook.withUrl(url, reach)).orElse(webhook);
          next = wanted.events().map(next::withEvents).orElse(next);
          return switched(next, wanted.on());
        });
  }

  private Webhook switched(Webhook webhook, Optional<Boolean> on) {
    if (on.isEmpty()) {
      return webhook;
    }
    return on.get() ? webhook.on() : webhook.off(clock.instant(), WebhookState.Reason.ASKED);
  }

  /// Gives the webhook another secret.
  ///
  /// @param given the secret; empty to make one
  /// @param overlap how long deliveries are signed with the present one too, at most
  ///   [SigningKeys#MAX_OVERLAP]
  public IssuedWebhook rotate(
      ProjectId project, WebhookId id, Optional<SigningSecret> given, Duration overlap) {
    require(project, id);
    SigningSecret secret = given.orElseGet(() -> SigningSecret.create(random));
    SecretReference next = secrets.keep(project, id, secret);
    Webhook saved =
        save(
            project,
            id,
            webhook -> webhook.withKeys(webhook.keys().rotate(next, overlap, clock.instant())));
    return new IssuedWebhook(saved, secret);
  }

  /// Removes the webhook with its log. The record goes first: without it nobody needs the secret.
  public void remove(ProjectId project, WebhookId id) {
    Webhook webhook = require(project, id);
    store.remove(id);
    secrets.forget(webhook);
  }

  private Webhook save(ProjectId project, WebhookId id, UnaryOperator<Webhook> change) {
    while (true) {
      Webhook present = require(project, id);
      Webhook next = change.apply(present);
      if (next.equals(present)) {
        return present;
      }
      if (store.save(next) instanceof SaveResult.Saved<Webhook>(Webhook saved)) {
        return saved;
      }
    }
  }

  private static SlipwayException notFound(WebhookId id) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.WEBHOOK_NOT_FOUND,
                "Tried to find a webhook",
                "The project has no webhook with this id",
                "Use the webhookId that adding it answered, or list the project's webhooks")
            .at(id.value()));
  }
}
