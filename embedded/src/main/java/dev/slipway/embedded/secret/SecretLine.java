package dev.slipway.embedded.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;

/// One line of the file of secrets: `hello API_KEY 3 q83v…`.
///
/// @param encrypted the value as [SecretCipher] writes it
record SecretLine(SecretReference reference, String encrypted) {
  static SecretLine parse(String line) {
    try {
      String[] parts = line.split(" ", -1);
      return new SecretLine(
          new SecretReference(
              new ProjectId(parts[0]), new VariableName(parts[1]), Integer.parseInt(parts[2])),
          parts[3]);
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
    return "%s %s %d %s"
        .formatted(reference.project(), reference.name(), reference.version(), encrypted);
  }
}
