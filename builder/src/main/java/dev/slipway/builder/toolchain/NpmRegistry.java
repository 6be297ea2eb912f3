package dev.slipway.builder.toolchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The npm registry's account of packages
/// (<https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md>).
final class NpmRegistry {
  private static final long MAX_DOCUMENT = 64L * 1024 * 1024;
  private static final long MAX_TARBALL = 512L * 1024 * 1024;
  private static final String PUBLIC_HOST = "registry.npmjs.org";

  private final URI registry;
  private final RegistryClient client;
  private final JsonMapper json = new JsonMapper();

  NpmRegistry(URI registry, RegistryClient client) {
    this.registry = registry;
    this.client = client;
  }

  /// One version of a package, if it was published.
  Optional<PackageVersion> version(String name, String version, Path scratch) {
    return document(encoded(name) + "/" + version, scratch)
        .flatMap(document -> parsed(name, version, document));
  }

  /// Every version of a package, in no order; empty when there is no such package.
  List<PackageVersion> versions(String name, Path scratch) {
    JsonNode versions =
        document(encoded(name), scratch)
            .map(document -> document.path("versions"))
            .orElse(json.createObjectNode());
    List<PackageVersion> parsed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : versions.properties()) {
      parsed(name, entry.getKey(), entry.getValue()).ifPresent(parsed::add);
    }
    return parsed;
  }

  void download(PackageVersion version, Path file) {
    requireSuccess(client.fetch(version.tarball(), file, MAX_TARBALL), version.tarball());
  }

  private Optional<JsonNode> document(String path, Path scratch) {
    URI address = registry.resolve(path);
    int status = client.fetch(address, scratch, MAX_DOCUMENT);
    if (status == 404) {
      return Optional.empty();
    }
    requireSuccess(status, address);
    return Optional.of(read(scratch, address));
  }

  private JsonNode read(Path file, URI address) {
    try {
      return json.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new SlipwayException(
          problem(ProblemCode.TOOLCHAIN_DOWNLOAD_FAILED, address, "the answer is no JSON", true),
          e);
    } catch (IOException e) {
      throw new SlipwayException(
          problem(ProblemCode.STORAGE_READ_FAILED, address, e.toString(), true), e);
    }
  }

  private Optional<PackageVersion> parsed(String name, String version, JsonNode document) {
    JsonNode dist = document.path("dist");
    String tarball = dist.path("tarball").asText();
    String integrity =
        dist.path("integrity").asText(Integrity.ofSha1(dist.path("shasum").asText()));
    if (tarball.isEmpty() || integrity.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = document.path("engines").path("node");
    return Optional.of(
        new PackageVersion(name, version, fromRegistry(tarball), integrity, node.asText("*")));
  }

  /// A mirror repeats the public registry's addresses; npm replaces them too (setting
  /// `replace-registry-host`).
  private URI fromRegistry(String tarball) {
    URI address = registry.resolve(tarball);
    return PUBLIC_HOST.equals(address.getHost())
        ? registry.resolve(address.getRawPath().substring(1))
        : address;
  }

  private static String encoded(String name) {
    return name.startsWith("@")
        ? "@" + URLEncoder.encode(name.substring(1), StandardCharsets.UTF_8)
        : name;
  }

  private static void requireSuccess(int status, URI address) {
    if (status != 200) {
      boolean passing = status >= 500 || status == 429 || status == 408;
      throw new SlipwayException(
          problem(
              ProblemCode.TOOLCHAIN_DOWNLOAD_FAILED,
              address,
              "the registry answered with status " + status,
              passing));
    }
  }

  private static Problem problem(ProblemCode code, URI address, String why, boolean passing) {
    String tried = "Tried to fetch " + address.getPath() + " from " + address.getHost();
    String fix = "Check the registry and its token in npm's settings";
    return passing ? Problem.passing(code, tried, why, fix) : Problem.of(code, tried, why, fix);
  }
}
