package dev.hansei.infra.schemas;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * The patterns of JSON Schemas by RE2, as those of assertions: linear time whatever the pattern and
 * the answer are, where the JDK's can take longer than the universe has.
 */
final class LinearPatterns implements RegularExpressionFactory {
  @Override
  public RegularExpression getRegularExpression(String regex) {
    try {
      Pattern pattern = Pattern.compile(regex);
      return text -> pattern.matcher(text).find();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the schema has a pattern that RE2 cannot read: " + e.getDescription(), e);
    }
  }
}
