package dev.slipway.azure.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretOrigin;
import dev.slipway.ports.secret.OutsideSecrets;
import java.util.Arrays;
import java.util.Optional;

/// Secrets of the vault that are meant for projects. The tag `slipway-for` names the projects, with
/// spaces between them; without it anybody who may deploy could read what the vault has for the
/// service itself or for others.
public final class KeyVaultOutsideSecrets implements OutsideSecrets {
  private static final String TAG = "slipway-for";

  private final Vault vault;

  public KeyVaultOutsideSecrets(Vault vault) {
    this.vault = vault;
  }

  @Override
  public Secret read(ProjectId project, SecretOrigin origin) {
    return vault
        .find(origin.name(), "")
        .filter(found -> isFor(project, found))
        .map(Vault.Found::value)
        .orElseThrow(() -> refused(project, origin));
  }

  private static boolean isFor(ProjectId project, Vault.Found found) {
    return Optional.ofNullable(found.tags().get(TAG)).stream()
        .flatMap(names -> Arrays.stream(names.split(" ", -1)))
        .anyMatch(project.value()::equals);
  }

  /// The same for one that is not there, so that nobody learns what there is for others.
  private static SlipwayException refused(ProjectId project, SecretOrigin origin) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.CONFIGURATION_INVALID,
                "Tried to read a secret for " + project,
                "The vault has no secret '%s' that is meant for this project"
                    .formatted(origin.name()),
                "Set it in the vault with the tag %s, whose value names the project".formatted(TAG))
            .at(origin.value()));
  }
}
