package dev.slipway.embedded.backup;

import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.file.Durable;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.sqlite.Snapshot;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Unpacks a backup into a folder of its own. Nothing is believed of the file: its digests are
/// computed, and what would come to lie anywhere else is refused with all the rest.
public final class HomeRestore {
  private static final String UNPACKING = "Tried to unpack a backup";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FreshFolder folder;
  private final Manifest manifest;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  private HomeRestore(FreshFolder folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /// Unpacks it, durably. Throws `BACKUP_REFUSED` when it is not whole, not as it was written, or
  /// made by a newer Slipway; the folder is of no use then.
  ///
  /// @param folder in which there is nothing of these names yet
  public static RestoredHome unpack(Path backup, Path folder) {
    try {
      Seal.verify(backup);
      RestoredHome restored;
      try (BackupReader entries =
              new BackupReader(
                  new BufferedInputStream(new FileInputStream(backup.toFile()), BUFFER_BYTES));
          Manifest manifest = new Manifest(folder.resolve("restored.jsonl"))) {
        restored = new HomeRestore(new FreshFolder(folder), manifest).unpack(entries);
      }
      Durable.flushAll(folder);
      return restored;
    } catch (IOException e) {
      throw FileFailures.writing(UNPACKING, e);
    }
  }

  private RestoredHome unpack(BackupReader entries) throws IOException {
    BackupHead head =
        BackupHead.parse(
            entries.small(entries.required(BackupHead.NAME), BackupHead.MAX_BYTES),
            Snapshot.newestSchema());
    TarArchiveEntry entry = entries.next();
    while (!entry.getName().equals(Manifest.NAME)) {
      restore(entry, entries);
      entry = entries.next();
    }
    manifest.verify(
        new BufferedReader(new InputStreamReader(entries.content(), StandardCharsets.UTF_8)));
    entries.requireEnd();
    return new RestoredHome(head, manifest.files(), manifest.bytes());
  }

  private void restore(TarArchiveEntry entry, BackupReader entries) throws IOException {
    String name = entry.getName();
    if (entry.isDirectory()) {
      folder.makeFolder(name);
    } else if (entry.isSymbolicLink()) {
      folder.makeLink(name, entry.getLinkName());
      manifest.addLink(name, entry.getLinkName());
    } else if (entry.isLink()) {
      folder.makeName(name, entry.getLinkName());
      manifest.addLink(name, entry.getLinkName());
    } else if (entry.isFile() && !entry.isSparse()) {
      manifest.addFile(name, entry.getSize(), write(entries.content(), name));
      folder.finish(name, entry.getMode(), entry.getLastModifiedTime());
    } else {
      throw BackupProblems.damaged("%s in it is neither a file nor a link".formatted(name));
    }
  }

  private Digest write(InputStream content, String name) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (OutputStream out = folder.create(name)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        sha256.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    return Digest.finished(sha256);
  }
}
