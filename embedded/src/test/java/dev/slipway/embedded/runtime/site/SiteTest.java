package dev.slipway.embedded.runtime.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.site.SiteAnswer.Content;
import dev.slipway.embedded.runtime.site.SiteFile.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  private static final int SIZE = 1000;

  private final Site plain =
      site(
          false,
          "index.html",
          "about.html",
          "blog/index.html",
          "a b.txt",
          "über.txt",
          "app.js",
          "_next/static/x.js",
          "assets/index-BxY12_ab.js",
          "assets/hero-landings.png",
          "assets/photo-20240101.jpg",
          "404.html");
  private final Site singlePage = site(true, "index.html", "app.js");

  @ParameterizedTest
  @CsvSource({
    "/, index.html",
    "/index.html, index.html",
    "/about, about.html",
    "/about?x=1, about.html",
    "/blog/, blog/index.html",
    "/a%20b.txt, a b.txt",
    "/%C3%BCber.txt, über.txt",
    "/app.js, app.js"
  })
  void aPathLeadsToItsFile(String path, String file) {
    SiteAnswer answer = get(plain, path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo(new Content.FilePart(Path.of("site", file), 0, SIZE));
  }

  @ParameterizedTest
  @CsvSource({"/blog, /blog/", "/blog?x=1, /blog/?x=1", "/about/, /about"})
  void aPathThatIsAlmostRightIsLedToTheRightOne(String path, String location) {
    SiteAnswer answer = get(plain, path);

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.fields().first("Location")).contains(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../site/app.js",
        "/%2e%2e/app.js",
        "/blog/../app.js",
        "/./app.js",
        "/blog%2findex.html",
        "/..%5capp.js",
        "/app.js%00.html",
        "/%",
        "/%zz",
        "/%c0%af",
        "/\\app.js"
      })
  void aPathThatCouldMeanAnotherFileIsRefused(String path) {
    assertThat(get(plain, path).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "//app.js", "//evil.example/blog", "/app.js/", "/blog/x.js"})
  void whatIsNotThereIsAnsweredWithTheSitesOwnPage(String path) {
    SiteAnswer answer = get(plain, path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.content()).isEqualTo(new Content.FilePart(Path.of("site/404.html"), 0, SIZE));
  }

  @Test
  void aSinglePageAnswersForEveryPageButNotForMissingFiles() {
    assertThat(get(singlePage, "/orders/7").content())
        .isEqualTo(new Content.FilePart(Path.of("site/index.html"), 0, SIZE));
    assertThat(get(singlePage, "/old-chunk.js").status()).isEqualTo(404);
    assertThat(get(singlePage, "/orders/7", "Accept", "application/json").status()).isEqualTo(404);
    assertThat(get(plain, "/orders/7").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/_next/static/x.js, true",
    "/assets/index-BxY12_ab.js, true",
    "/assets/hero-landings.png, false",
    "/assets/photo-20240101.jpg, false",
    "/app.js, false",
    "/, false"
  })
  void onlyFilesThatAreNamedByTheirContentAreKeptForever(String path, boolean forever) {
    assertThat(get(plain, path).fields().first("Cache-Control"))
        .contains(forever ? "public, max-age=31536000, immutable" : "no-cache");
  }

  @Test
  void aFileTheClientHasIsNotSentAgain() {
    String tag = get(plain, "/app.js").fields().first("ETag").orElseThrow();

    assertThat(get(plain, "/app.js", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(get(plain, "/app.js", "If-None-Match", "\"x\", W/" + tag).status()).isEqualTo(304);
    assertThat(get(plain, "/app.js", "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 206, 0, 10",
    "bytes=990-, 206, 990, 10",
    "bytes=-10, 206, 990, 10",
    "bytes=990-5000, 206, 990, 10",
    "bytes=-5000, 206, 0, 1000",
    "'bytes=0-1,5-6', 200, 0, 1000",
    "bytes=9-0, 200, 0, 1000",
    "lines=1-2, 200, 0, 1000"
  })
  void aRangeIsSentAlone(String range, int status, long offset, long length) {
    SiteAnswer answer = get(plain, "/app.js", "Range", range);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.content())
        .isEqualTo(new Content.FilePart(Path.of("site/app.js"), offset, length));
    assertThat(answer.fields().first("Content-Length")).contains(Long.toString(length));
  }

  @Test
  void aRangeThatTheFileDoesNotHaveIsRefused() {
    SiteAnswer answer = get(plain, "/app.js", "Range", "bytes=1000-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.fields().first("Content-Range")).contains("bytes */1000");
  }

  @Test
  void aRangeOfAnotherVersionIsAnsweredWithTheWholeFile() {
    assertThat(get(plain, "/app.js", "Range", "bytes=0-9", "If-Range", "\"old\"").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "'gzip, br', br",
    "'br;q=0, gzip;q=0.5', gzip",
    "*, br",
    "gzip;q=0, ''",
    "identity, ''",
    "deflate, ''"
  })
  void aCompressedFileIsSentToWhoAcceptsIt(String accepted, String encoding) {
    SiteAnswer answer = get(compressed(), "/app.js", "Accept-Encoding", accepted);

    assertThat(answer.fields().first("Content-Encoding").orElse("")).isEqualTo(encoding);
    assertThat(answer.fields().first("Vary")).contains("Accept-Encoding");
    assertThat(answer.fields().first("Content-Type")).contains("text/javascript; charset=utf-8");
  }

  @Test
  void everyEncodingHasATagOfItsOwn() {
    assertThat(
            Stream.of("gzip", "br", "identity")
                .map(coding -> get(compressed(), "/app.js", "Accept-Encoding", coding))
                .map(answer -> answer.fields().first("ETag").orElseThrow()))
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyReadingIsAllowed() {
    assertThat(ask(plain, "POST", "/app.js").status()).isEqualTo(405);
    assertThat(ask(plain, "POST", "/app.js").fields().first("Allow"))
        .contains("GET, HEAD, OPTIONS");
    assertThat(ask(plain, "OPTIONS", "*").status()).isEqualTo(204);
  }

  private static Site compressed() {
    SiteFile file =
        new SiteFile(
            "app.js",
            new Variant(Path.of("site/app.js"), SIZE),
            Digest.of("app.js"),
            Optional.of(new Variant(Path.of("gzip/app.js.gz"), 300)),
            Optional.of(new Variant(Path.of("site/app.js.br"), 200)));
    return new Site(new SiteIndex(List.of(file), false));
  }

  private static Site site(boolean singlePage, String... paths) {
    List<SiteFile> files =
        Stream.of(paths)
            .map(path ->
                new SiteFile(
                    path,
                    new Variant(Path.of("site", path), SIZE),
                    Digest.of(path),
                    Optional.empty(),
                    Optional.empty()))
            .toList();
    return new Site(new SiteIndex(files, singlePage));
  }

  private static SiteAnswer get(Site site, String target, String... fields) {
    return ask(site, "GET", target, fields);
  }

  private static SiteAnswer ask(Site site, String method, String target, String... fields) {
    return site.answer(new RequestHead(method, target, true, Fields.of(fields)));
  }
}
