package dev.slipway.domain.project;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.regex.Pattern;

/// Who owns projects: a customer of the platform team.
///
/// @param value 1 to 64 letters, digits, `.`, `-`, `_`
public record OrganizationId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public OrganizationId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read an organization id",
              "It must be 1 to 64 letters, digits, '.', '-' or '_'",
              "Send an identifier of that form"));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
