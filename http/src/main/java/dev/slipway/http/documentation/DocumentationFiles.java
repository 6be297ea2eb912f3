package dev.slipway.http.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The files of the documentation page: a few of our own, and Swagger UI from its WebJar.
final class DocumentationFiles {
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_VERSION =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  byte[] ours(String name) {
    return content("/dev/slipway/http/documentation/" + name);
  }

  byte[] swaggerUi(String name) {
    return content("%s%s/%s".formatted(WEBJAR, version(), name));
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open(WEBJAR_VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] content(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        DocumentationFiles.class.getResourceAsStream(resource),
        () -> resource + " is on the class path");
  }
}
