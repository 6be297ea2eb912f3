package dev.slipway.engine.retention;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.store.ConfigurationHistory;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.webhook.WebhookStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Lets go of versions of secrets that were replaced and that neither a release nor a variable
/// refers to, and of those of projects that are gone.
final class SecretPurge {
  private static final int PAGE = 100;

  private final SecretStore secrets;
  private final ProjectStore projects;
  private final ConfigurationHistory configurations;
  private final WebhookStore webhooks;

  SecretPurge(
      SecretStore secrets,
      ProjectStore projects,
      ConfigurationHistory configurations,
      WebhookStore webhooks) {
    this.secrets = secrets;
    this.projects = projects;
    this.configurations = configurations;
    this.webhooks = webhooks;
  }

  void purge(Needs needs, Round round) {
    Map<ProjectId, List<KeptSecret>> byProject =
        secrets.list().stream().collect(Collectors.groupingBy(kept -> kept.reference().project()));
    byProject.forEach((id, versions) -> {
      round.goOn();
      Optional<Project> project = projects.find(id);
      if (project.isPresent()) {
        ofProject(project.get(), versions, needs, round);
      } else {
        forget(versions, _ -> true, Reason.PROJECT_GONE, round);
      }
    });
  }

  private void ofProject(Project project, List<KeptSecret> versions, Needs needs, Round round) {
    List<KeptSecret> replaced = RetentionPolicy.replaced(versions, round.unusedSince());
    if (!replaced.isEmpty()) {
      Needs ofProject = needsOf(project);
      forget(
          replaced,
          secret -> !needs.needsSecret(secret) && !ofProject.needsSecret(secret),
          Reason.UNNAMED,
          round);
    }
  }

  /// What the project's variables stand for, now and in every version that one can return to, and
  /// what its webhooks sign with.
  private Needs needsOf(Project project) {
    Needs needs = new Needs();
    needs.add(project.configuration());
    Optional<String> after = Optional.empty();
    do {
      Page<ConfigurationVersion> page = configurations.list(project.id(), after, PAGE);
      page.items().forEach(version -> needs.add(version.configuration()));
      after = page.next();
    } while (after.isPresent());
    webhooks.list(project.id()).forEach(webhook -> needs.add(webhook.keys()));
    return needs;
  }

  private void forget(
      List<KeptSecret> versions, Predicate<SecretReference> mayGo, Reason reason, Round round) {
    Instant unusedSince = round.unusedSince();
    List<SecretReference> doomed =
        versions.stream()
            .filter(version -> version.putAt().isBefore(unusedSince))
            .map(KeptSecret::reference)
            .filter(mayGo)
            .toList();
    int count =
        round.dryRun() || doomed.isEmpty()
            ? doomed.size()
            : secrets.forget(doomed, unusedSince).size();
    round.tally().add(Kind.SECRET, reason, count, 0);
  }
}
