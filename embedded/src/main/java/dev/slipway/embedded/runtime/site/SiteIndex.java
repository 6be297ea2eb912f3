package dev.slipway.embedded.runtime.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files of a static release by path. What is not listed is not served, whatever the path says.
public final class SiteIndex {
  private static final String INDEX = "index.html";

  private final Map<String, SiteFile> files = new HashMap<>();
  private final boolean singlePage;

  /// @param singlePage whether a path that is no file is answered with `index.html`
  public SiteIndex(Collection<SiteFile> files, boolean singlePage) {
    files.forEach(file -> this.files.put(file.path(), file));
    this.singlePage = singlePage;
  }

  /// What a path leads to.
  sealed interface Found {
    /// A file to send.
    record Page(SiteFile file) implements Found {}

    /// The same thing under its proper path.
    record Elsewhere(String path) implements Found {}

    /// Nothing, said with the site's own `404.html` if it has one.
    record Missing(Optional<SiteFile> page) implements Found {}
  }

  /// Looks up a path.
  ///
  /// @param navigation whether a person may be going there, so that any page is of use
  Found find(RequestPath path, boolean navigation) {
    String name = path.decoded().substring(1);
    return path.isFolder() || name.isEmpty()
        ? folder(path, name, navigation)
        : file(path, name, navigation);
  }

  private Found folder(RequestPath path, String name, boolean navigation) {
    SiteFile index = files.get(name + INDEX);
    if (index != null) {
      return new Found.Page(index);
    }
    String withoutSlash = name.isEmpty() ? "" : name.substring(0, name.length() - 1);
    if (files.containsKey(withoutSlash + ".html")) {
      return new Found.Elsewhere(path.encoded().substring(0, path.encoded().length() - 1));
    }
    return otherwise(path, navigation);
  }

  private Found file(RequestPath path, String name, boolean navigation) {
    SiteFile file = files.get(name);
    SiteFile page = file == null ? files.get(name + ".html") : file;
    if (page != null) {
      return new Found.Page(page);
    }
    return files.containsKey(name + "/" + INDEX)
        ? new Found.Elsewhere(path.encoded() + "/")
        : otherwise(path, navigation);
  }

  private Found otherwise(RequestPath path, boolean navigation) {
    SiteFile index = files.get(INDEX);
    if (singlePage && navigation && index != null && !path.hasExtension()) {
      return new Found.Page(index);
    }
    return new Found.Missing(Optional.ofNullable(files.get("404.html")));
  }
}
