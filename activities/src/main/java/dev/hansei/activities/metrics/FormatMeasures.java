package dev.hansei.activities.metrics;

import dev.hansei.activities.metrics.formats.HtmlShape;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.activities.metrics.formats.JsonFields;
import dev.hansei.activities.metrics.formats.OfferedTools;
import dev.hansei.activities.metrics.formats.ToolNames;
import dev.hansei.activities.metrics.formats.Trajectory;
import dev.hansei.activities.metrics.formats.XmlAnswers;
import dev.hansei.activities.metrics.instructions.InstructionList;
import dev.hansei.activities.metrics.sql.SqlAnswers;
import dev.hansei.workflows.criteria.MetricType;
import java.util.EnumMap;
import java.util.Map;

/** What looks at the shape of an answer: JSON, XML, HTML, called tools, IFEval's instructions. */
final class FormatMeasures {
  private FormatMeasures() {}

  static Map<MetricType, Measure> table() {
    Map<MetricType, Measure> table = new EnumMap<>(MetricType.class);
    table.put(
        MetricType.JSON_EQUALS,
        Measure.whether((answer, of) -> JsonAnswers.isEqual(answer, LiteralMeasures.only(of))));
    table.put(MetricType.IS_JSON, Measure.whether(JsonAnswers::is));
    table.put(MetricType.CONTAINS_JSON, Measure.whether(JsonAnswers::contains));
    table.put(
        MetricType.JSON_FIELDS, (answer, of) -> JsonFields.share(answer, LiteralMeasures.only(of)));
    table.put(MetricType.IS_SQL, Measure.whether(SqlAnswers::is));
    table.put(MetricType.CONTAINS_SQL, Measure.whether(SqlAnswers::contains));
    table.put(MetricType.IS_XML, Measure.whether(XmlAnswers::is));
    table.put(MetricType.CONTAINS_XML, Measure.whether(XmlAnswers::contains));
    table.put(MetricType.IS_HTML, Measure.whether((answer, _) -> HtmlShape.is(answer)));
    table.put(MetricType.CONTAINS_HTML, Measure.whether((answer, _) -> HtmlShape.in(answer)));
    table.put(MetricType.TOOL_CALL_F1, (answer, of) -> ToolNames.f1(answer, of));
    table.put(MetricType.IS_VALID_TOOLS_CALL, Measure.whether(OfferedTools::fit));
    table.putAll(trajectories());
    table.put(
        MetricType.IFEVAL,
        (answer, of) -> InstructionList.parse(LiteralMeasures.only(of)).share(answer));
    return table;
  }

  private static Map<MetricType, Measure> trajectories() {
    Map<MetricType, Measure> table = new EnumMap<>(MetricType.class);
    table.put(
        MetricType.TOOL_USED,
        Measure.whether((answer, of) -> Trajectory.uses(answer, LiteralMeasures.only(of))));
    table.put(
        MetricType.TOOL_SEQUENCE,
        Measure.whether((answer, of) -> Trajectory.follows(answer, LiteralMeasures.only(of))));
    table.put(
        MetricType.TOOL_ARGS_MATCH,
        Measure.whether((answer, of) -> Trajectory.passes(answer, LiteralMeasures.only(of))));
    table.put(
        MetricType.STEP_COUNT,
        Measure.whether((answer, of) -> Trajectory.counts(answer, LiteralMeasures.only(of))));
    return table;
  }
}
