package dev.slipway.domain.rule;

/// What a project asks of every answer to its visitors.
public record AnswerRules(HeaderRules headers, Redirects redirects) {
  public static final AnswerRules NONE = new AnswerRules(HeaderRules.NONE, Redirects.NONE);
}
