package dev.slipway.embedded.runtime.rule;

import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.PathMatcher;
import dev.slipway.domain.rule.RedirectTable;
import dev.slipway.domain.rule.VisitedPath;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.site.SiteAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a release's project asks of answers, taken apart once for all its requests.
public final class ReleaseRules {
  private final List<FieldsRule> headers;
  private final RedirectTable redirects;
  private final boolean none;

  public ReleaseRules(AnswerRules rules) {
    this.headers = rules.headers().all().stream().map(FieldsRule::of).toList();
    this.redirects = RedirectTable.of(rules.redirects().all());
    this.none = rules.equals(AnswerRules.NONE);
  }

  private record FieldsRule(PathMatcher source, List<RuledField> fields) {
    static FieldsRule of(HeaderRule rule) {
      return new FieldsRule(
          PathMatcher.of(rule.source()), rule.fields().stream().map(RuledField::of).toList());
    }
  }

  /// What they say about one request.
  public Ruling on(RequestHead request) {
    if (none) {
      return Ruling.NONE;
    }
    return VisitedPath.of(request.target())
        .map(path -> new Ruling(redirect(request, path), fields(path)))
        .orElse(Ruling.NONE);
  }

  private Optional<SiteAnswer> redirect(RequestHead request, VisitedPath path) {
    int question = request.target().indexOf('?');
    Optional<String> query =
        question < 0 ? Optional.empty() : Optional.of(request.target().substring(question + 1));
    return redirects
        .find(path)
        .flatMap(found -> {
          String url = found.redirect().destination().filled(found.captures(), query);
          return isSame(url, request.target())
              ? Optional.empty()
              : Optional.of(answer(found.redirect().status(), url));
        });
  }

  /// Whether a browser that follows would ask for the same again: some paths lead back to
  /// themselves though their pattern does not.
  private static boolean isSame(String url, String target) {
    int fragment = url.indexOf('#');
    return target.equals(fragment < 0 ? url : url.substring(0, fragment));
  }

  /// Not to be kept without asking again, since the next release may lead elsewhere. Without a
  /// text, which would repeat what the visitor sent.
  private static SiteAnswer answer(int status, String url) {
    return new SiteAnswer(
        status,
        Fields.of("Location", url, "Content-Length", "0", "Cache-Control", "no-cache"),
        new SiteAnswer.Content.Empty());
  }

  private List<RuledField> fields(VisitedPath path) {
    SequencedMap<String, RuledField> fields = new LinkedHashMap<>();
    for (FieldsRule rule : headers) {
      if (rule.source().fits(path)) {
        rule.fields().forEach(field -> fields.put(field.key(), field));
      }
    }
    return List.copyOf(fields.values());
  }
}
