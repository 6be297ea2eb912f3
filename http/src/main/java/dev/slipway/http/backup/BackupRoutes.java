package dev.slipway.http.backup;

import static io.helidon.http.Method.POST;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.request.Accept;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.backup.ServiceBackup;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with a backup.
public final class BackupRoutes {
  private static final MediaType GZIP = MediaTypes.create("application/gzip");
  private static final Logger LOG = LoggerFactory.getLogger(BackupRoutes.class);

  private final ServiceBackup backup;

  public BackupRoutes(ServiceBackup backup) {
    this.backup = backup;
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.route(POST, "/backup", this::take);
  }

  /// An answer that has begun and cannot go on is cut off, so that it is not taken for a whole one.
  private void take(ServerRequest request, ServerResponse response) {
    Accept.require(request, GZIP);
    BegunAnswer answer =
        new BegunAnswer(() -> {
          response.header(HeaderNames.CONTENT_TYPE, GZIP.text());
          return response.outputStream();
        });
    try {
      backup.writeTo(answer);
      answer.close();
    } catch (SlipwayException e) {
      if (!answer.hasBegun()) {
        throw e;
      }
      throw cutOff(e);
    } catch (IOException | UncheckedIOException e) {
      throw cutOff(e);
    }
  }

  private static CloseConnectionException cutOff(Exception cause) {
    LOG.warn("A backup was cut off", cause);
    return new CloseConnectionException("the backup cannot go on", cause);
  }
}
