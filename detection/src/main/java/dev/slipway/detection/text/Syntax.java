package dev.slipway.detection.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A notation of project files whose top is an object. Nesting and sizes are bounded.
public final class Syntax {
  public static final Syntax JSON = new Syntax("JSON", new JsonMapper(bounded(new JsonFactory())));
  public static final Syntax YAML = new Syntax("YAML", new YAMLMapper(bounded(new YAMLFactory())));
  public static final Syntax TOML = new Syntax("TOML", new TomlMapper(bounded(new TomlFactory())));

  /// The parser's remark about where a bracket was opened, which names no file.
  private static final Pattern SOURCE_NOTE =
      Pattern.compile(" \\((?:for|start marker)| at \\[Source");

  private final String name;
  private final ObjectMapper mapper;

  private Syntax(String name, ObjectMapper mapper) {
    this.name = name;
    this.mapper = mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /// The fields of a file; empty when there is no such file.
  ///
  /// @throws SlipwayException when it is too large, not in this notation or not an object
  public Optional<Fields> read(SourceTree tree, String path) {
    return tree.read(path).map(text -> fields(Document.file(path), text));
  }

  /// The fields of a text.
  ///
  /// @throws SlipwayException when it is not in this notation or not an object
  public Fields fields(Document document, String text) {
    JsonNode top = parse(document, text);
    if (top instanceof ObjectNode object) {
      return new Fields(document, "", object);
    }
    throw new SlipwayException(
        invalid(document, "", "It should be an object, but is " + Fields.kindOf(top)));
  }

  private JsonNode parse(Document document, String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SlipwayException(
          invalid(document, position(e.getLocation()), "It is not valid " + name + ": " + brief(e)),
          e);
    } catch (RuntimeException e) {
      // The YAML reader lets a few of its own exceptions through.
      throw new SlipwayException(invalid(document, "", "It is not valid " + name), e);
    }
  }

  private static Problem invalid(Document document, String position, String why) {
    return Problem.of(ProblemCode.PROJECT_FILE_INVALID, document.tried(), why, document.mend())
        .at(document.name() + position);
  }

  private static String position(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ":%d:%d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String brief(JsonProcessingException problem) {
    if (problem instanceof StreamConstraintsException) {
      return "it is nested too deeply, or a text in it is too long";
    }
    String line = problem.getOriginalMessage().lines().findFirst().orElse("");
    String printable =
        SOURCE_NOTE
            .splitAsStream(line)
            .findFirst()
            .orElse("")
            .strip()
            .replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 200 ? printable : printable.substring(0, 200) + "…";
  }

  private static <F extends JsonFactory> F bounded(F factory) {
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNameLength(4096)
            .maxDocumentLength(4L * SourceTree.MAX_BYTES)
            .build());
    return factory;
  }
}
