package dev.slipway.builder.output;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Says why what a build left cannot be kept, and what to do.
final class OutputProblems {
  private static final String TRIED = "Tried to keep what the build left";

  private OutputProblems() {}

  static SlipwayException missing(Path project, String output, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.BUILD_OUTPUT_MISSING,
                TRIED,
                why + "; there are: " + String.join(", ", folders(project)),
                "Set \"output\" in slipway.json to the folder that the build writes")
            .at(output));
  }

  private static List<String> folders(Path project) {
    try (Stream<Path> entries = Files.list(project)) {
      List<String> names =
          entries
              .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.equals("node_modules"))
              .sorted()
              .limit(20)
              .toList();
      return names.isEmpty() ? List.of("no folders") : names;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  static SlipwayException refused(String where, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.BUILD_OUTPUT_REFUSED,
                TRIED,
                "It is refused because " + why,
                "Change the build so that its output is a folder of plain files")
            .at(where));
  }

  static SlipwayException unreadable(IOException cause) {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.STORAGE_READ_FAILED,
            TRIED,
            "A file could not be read: " + cause,
            "Check the permissions that the build gives its files"),
        cause);
  }
}
