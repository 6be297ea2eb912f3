package dev.slipway.ports.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretOrigin;

/// Secrets that somebody else keeps and changes, and that variables of projects may follow.
public interface OutsideSecrets {
  /// The value as it is now. Throws `CONFIGURATION_INVALID` when there is none, or it is not meant
  /// for the project, and a retryable `STORAGE_READ_FAILED` when it cannot be asked for.
  Secret read(ProjectId project, SecretOrigin origin);

  /// There are none.
  static OutsideSecrets none() {
    return (project, origin) -> {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.CONFIGURATION_INVALID,
                  "Tried to read %s for %s".formatted(origin, project),
                  "This service knows no Key Vault",
                  "Set the value itself, or let an administrator set AZURE_KEY_VAULT_URI")
              .at(origin.value()));
    };
  }
}
