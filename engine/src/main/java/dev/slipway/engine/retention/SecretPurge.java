package dev.slipway.engine.retention;

import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.Variable;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.store.ProjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Lets go of versions of secrets that were replaced and that neither a release nor a variable
/// refers to, and of those of projects that are gone.
final class SecretPurge {
  private final SecretStore secrets;
  private final ProjectStore projects;

  SecretPurge(SecretStore secrets, ProjectStore projects) {
    this.secrets = secrets;
    this.projects = projects;
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
    Needs ofVariables = new Needs();
    ofVariables.addSecrets(
        project.configuration().variables().stream().map(Variable::value).toList());
    forget(
        RetentionPolicy.replaced(versions, round.unusedSince()),
        secret -> !needs.needsSecret(secret) && !ofVariables.needsSecret(secret),
        Reason.UNNAMED,
        round);
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
