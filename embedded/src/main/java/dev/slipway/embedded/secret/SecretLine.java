package dev.slipway.embedded.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import java.time.Instant;

/// One line of the file of secrets: `hello API_KEY 3 q83v… 1763935200000`.
///
/// @param encrypted the value as [SecretCipher] writes it
/// @param putAt when it was last put; the beginning of time where an older Slipway wrote the line
record SecretLine(SecretReference reference, String encrypted, Instant putAt) {
  static SecretLine parse(String line) {
    try {
      String[] parts = line.split(" ", -1);
      return new SecretLine(
          new SecretReference(
              new ProjectId(parts[0]), new VariableName(parts[1]), Integer.parseInt(parts[2])),
          parts[3],
          parts.length > 4 ? Instant.ofEpochMilli(Long.parseLong(parts[4])) : Instant.EPOCH);
    } catch (SlipwayException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.STORAGE_READ_FAILED,
              "Tried to read the file of secrets",
              "A line of it is no encrypted secret: the file has been changed or damaged",
              "Restore the secrets and their key from one backup"),
          e);
    }
  }

  @Override
  public String toString() {
    return "%s %s %d %s %d"
        .formatted(
            reference.project(),
            reference.name(),
            reference.version(),
            encrypted,
            putAt.toEpochMilli());
  }
}
