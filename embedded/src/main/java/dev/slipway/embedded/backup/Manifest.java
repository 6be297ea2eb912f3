package dev.slipway.embedded.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.source.Digest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The list of what a backup holds, a JSON object on each line, in the order of the entries. It is
/// kept in a file while it grows, because there may be millions of them.
final class Manifest implements AutoCloseable {
  static final String NAME = "manifest.jsonl";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final BufferedWriter lines;
  private long files;
  private long bytes;

  /// @param file what is in it is replaced
  Manifest(Path file) throws IOException {
    this.file = file;
    this.lines = Files.newBufferedWriter(file);
  }

  void addFile(String path, long size, Digest digest) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("path", path);
    line.put("size", size);
    line.put("sha256", digest.hex());
    add(line);
    files++;
    bytes += size;
  }

  /// A symbolic link, or another name of a file that came before.
  void addLink(String path, String target) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("path", path);
    line.put("link", target);
    add(line);
  }

  private void add(ObjectNode line) throws IOException {
    lines.write(JSON.writeValueAsString(line));
    lines.write('\n');
  }

  /// How many files have content of their own.
  long files() {
    return files;
  }

  /// How many bytes these have.
  long bytes() {
    return bytes;
  }

  /// The file, with every line in it.
  Path written() throws IOException {
    lines.flush();
    return file;
  }

  /// Refuses a list that says anything else.
  void verify(BufferedReader listed) throws IOException {
    try (BufferedReader found = Files.newBufferedReader(written(), StandardCharsets.UTF_8)) {
      for (String line = found.readLine(); line != null; line = found.readLine()) {
        if (!line.equals(listed.readLine())) {
          throw BackupProblems.damaged("What it holds is not what it lists: " + line);
        }
      }
    }
    if (listed.readLine() != null) {
      throw BackupProblems.damaged("It lists more than it holds");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(file);
  }
}
