package dev.slipway.sources.archive;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// The problems of archives that are not taken.
final class Refusal {
  private static final int MAX_SHOWN = 120;

  private Refusal() {}

  static SlipwayException of(String why) {
    return new SlipwayException(problem(ProblemCode.SOURCE_REFUSED, why));
  }

  static SlipwayException of(String entry, String why) {
    return new SlipwayException(problem(ProblemCode.SOURCE_REFUSED, why).at(printable(entry)));
  }

  static SlipwayException damaged(Exception cause) {
    return new SlipwayException(
        problem(ProblemCode.SOURCE_REFUSED, "it is damaged or not what it claims to be"), cause);
  }

  static SlipwayException tooLarge(String why) {
    return new SlipwayException(problem(ProblemCode.PAYLOAD_TOO_LARGE, why));
  }

  static SlipwayException unknownFormat() {
    return new SlipwayException(
        Problem.of(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            "Tried to read an archive",
            "It is neither a .tar.gz nor a .zip",
            "Send the project as .tar.gz or .zip"));
  }

  private static Problem problem(ProblemCode code, String why) {
    return Problem.of(
        code,
        "Tried to unpack an archive",
        "The archive is refused because " + why,
        "Pack the project's files anew, without what is not source");
  }

  private static String printable(String entry) {
    String shown = entry.length() <= MAX_SHOWN ? entry : entry.substring(0, MAX_SHOWN) + "…";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
