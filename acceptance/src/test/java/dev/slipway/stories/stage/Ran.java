package dev.slipway.stories.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/// What a command did.
///
/// @param out what it printed for the reader or for a pipe
/// @param err its remarks beside that
public record Ran(List<String> command, int exitCode, String out, String err) {
  /// Itself, when it did what was asked; fails with all that it said otherwise.
  public Ran well() {
    if (exitCode != 0) {
      throw new AssertionError(this);
    }
    return this;
  }

  /// The last line of its output that is not empty.
  public String lastLine() {
    return out.lines().filter(line -> !line.isBlank()).reduce("", (_, last) -> last);
  }

  /// Its whole output as one JSON value, with nothing before or behind it.
  public JsonNode json() {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }

  @Override
  public String toString() {
    return "slipway %s ended with %d%n%s%n%s"
        .formatted(String.join(" ", command), exitCode, out, err);
  }
}
