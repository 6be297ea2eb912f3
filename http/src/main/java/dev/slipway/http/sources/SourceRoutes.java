package dev.slipway.http.sources;

import static io.helidon.http.Method.POST;
import static io.helidon.http.Method.PUT;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.engine.project.Projects;
import dev.slipway.engine.source.Sources;
import dev.slipway.http.connection.RequestBody;
import dev.slipway.http.json.Json;
import dev.slipway.http.json.JsonBodies;
import dev.slipway.http.problem.Refusals;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.sources.archive.ArchiveReader;
import dev.slipway.sources.archive.BlobSink;
import dev.slipway.wire.SourceAnswer;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/// Takes source in: a list of files and then their content, or everything in one archive.
public final class SourceRoutes {
  private static final Set<MediaType> ARCHIVES =
      Set.of(
          MediaTypes.create("application", "gzip"),
          MediaTypes.create("application", "x-gzip"),
          MediaTypes.create("application", "zip"));

  private final Projects projects;
  private final Sources sources;
  private final ArchiveReader archives;
  private final ManifestReader manifests;
  private final Json json;

  public SourceRoutes(Projects projects, Sources sources, ArchiveReader archives, Json json) {
    this.projects = projects;
    this.sources = sources;
    this.archives = archives;
    this.manifests = new ManifestReader();
    this.json = json;
  }

  /// Adds the routes.
  public void addTo(RouteTable routes) {
    routes
        .json(POST, "/projects/{id}/sources", this::submit)
        .route(PUT, "/blobs/{sha256}", this::put);
  }

  private void submit(ServerRequest request, ServerResponse response) {
    ProjectId project = projects.require(new ProjectId(Parameters.path(request, "id"))).id();
    Sources.Submitted submitted = sources.submit(project, manifest(project, request));
    json.send(
        response,
        201,
        new SourceAnswer(
            submitted.id().value(), submitted.missing().stream().map(Digest::hex).toList()));
  }

  private SourceManifest manifest(ProjectId project, ServerRequest request) {
    if (JsonBodies.isJson(request)) {
      return manifests.read(JsonBodies.bytes(request, ManifestReader.MAX_BYTES));
    }
    boolean archive =
        request
            .headers()
            .contentType()
            .map(HttpMediaType::mediaType)
            .filter(ARCHIVES::contains)
            .isPresent();
    if (!archive) {
      throw Refusals.unsupportedMediaType("application/json, application/gzip or application/zip");
    }
    sources.requireRoom(project);
    try (InputStream body = RequestBody.of(request)) {
      return archives.read(body, new RoomySink(project));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps the content of an archive that there is room for.
  private final class RoomySink implements BlobSink {
    private final ProjectId project;

    RoomySink(ProjectId project) {
      this.project = project;
    }

    @Override
    public void expect(SourceManifest manifest) {
      sources.takeRoom(project, manifest);
    }

    @Override
    public void put(Digest digest, long size, InputStream content) {
      sources.put(digest, content);
    }
  }

  private void put(ServerRequest request, ServerResponse response) {
    Digest digest = new Digest(Parameters.path(request, "sha256"));
    if (request.headers().contentLength().orElse(0) > SourceFile.MAX_SIZE) {
      throw Refusals.tooLarge(SourceFile.MAX_SIZE);
    }
    try (InputStream content = RequestBody.of(request)) {
      sources.put(digest, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response.status(204).send();
  }
}
