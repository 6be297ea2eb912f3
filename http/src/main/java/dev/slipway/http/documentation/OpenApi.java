package dev.slipway.http.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The API's contract, written by hand as YAML and served as JSON.
public final class OpenApi {
  private final ReentrantLock lock = new ReentrantLock();
  private byte @Nullable [] json;

  /// The document, translated when it is first asked for.
  public byte[] json() {
    lock.lock();
    try {
      if (json == null) {
        json = translated();
      }
      return json;
    } finally {
      lock.unlock();
    }
  }

  private static byte[] translated() {
    try (InputStream yaml =
        Objects.requireNonNull(
            OpenApi.class.getResourceAsStream("/dev/slipway/http/openapi.yaml"),
            "openapi.yaml is part of this module")) {
      JsonNode document = new YAMLMapper().readTree(yaml);
      return new JsonMapper().writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
