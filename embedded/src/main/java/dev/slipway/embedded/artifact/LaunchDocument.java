package dev.slipway.embedded.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.release.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an artifact serves, as it is written to `artifact.json`.
final class LaunchDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private LaunchDocument() {}

  /// A text that is the same exactly when two launches are.
  static String canonical(Launch launch) {
    return of(launch).toString();
  }

  static ObjectNode of(Launch launch) {
    ObjectNode document = JSON.createObjectNode();
    switch (launch) {
      case Launch.SiteFiles site ->
          document.put("type", "site").put("singlePage", site.singlePage());
      case Launch.ServerProcess server -> {
        document.put("type", "server");
        document.set("start", command(server.start()));
        document.put("workingDirectory", server.workingDirectory());
        document.put("toolchain", server.toolchain());
        document.put("healthPath", server.healthPath());
        write(server.size(), document);
      }
    }
    RulesDocument.write(launch.rules(), document);
    return document;
  }

  static Launch read(JsonNode document) throws IOException {
    return switch (document.path("type").asText()) {
      case "site" ->
          new Launch.SiteFiles(
              document.path("singlePage").asBoolean(), RulesDocument.read(document));
      case "server" ->
          new Launch.ServerProcess(
              command(document.path("start")),
              document.path("workingDirectory").asText(),
              document.path("toolchain").asText(),
              document.path("healthPath").asText(),
              size(document),
              RulesDocument.read(document));
      default -> throw new IOException("unknown type of launch: " + document);
    };
  }

  private static void write(SizeRequest size, ObjectNode document) {
    size.milliCpu().ifPresent(cpu -> document.put("milliCpu", cpu));
    size.memoryMebibytes().ifPresent(memory -> document.put("memoryMebibytes", memory));
  }

  private static SizeRequest size(JsonNode document) {
    return new SizeRequest(
        number(document.path("milliCpu")), number(document.path("memoryMebibytes")));
  }

  private static Optional<Integer> number(JsonNode node) {
    return node.isInt() ? Optional.of(node.asInt()) : Optional.empty();
  }

  private static ObjectNode command(Command command) {
    ObjectNode document = JSON.createObjectNode();
    switch (command) {
      case Command.Shell(String line) -> document.put("shell", line);
      case Command.Script script -> {
        document.put("script", script.name()).put("display", script.display());
        ArrayNode lines = document.putArray("lines");
        script.lines().forEach(lines::add);
      }
    }
    return document;
  }

  private static Command command(JsonNode document) {
    if (document.has("shell")) {
      return new Command.Shell(document.path("shell").asText());
    }
    List<String> lines = new ArrayList<>();
    document.path("lines").forEach(line -> lines.add(line.asText()));
    return new Command.Script(
        document.path("display").asText(), document.path("script").asText(), lines);
  }
}
